using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Emission;

/// <summary>
/// Gives every partial method of a declaration that has errors a body that throws, and the class what other code knows of it, so that
/// the errors that are shown are the rules' and not the compiler's for what is missing.
/// </summary>
internal sealed class UnsoundEmitter(SourceWriter writer, ResolvedPipeline resolved, EmittedNames names)
{
    private readonly PipelineModel pipeline = resolved.Pipeline;

    private string Body => $"=> throw new global::System.InvalidOperationException({Code.Literal($"The pipeline '{pipeline.Name}' has errors; see the ORC diagnostics of the build.")});";

    public void Write()
    {
        new ClassHeaderEmitter(writer, resolved).WriteConstants(names, orElse: long.MaxValue);
        WriteReads();
        new HoldingsEmitter(writer, pipeline, names).WriteConstructor();
        foreach (MethodSignature method in pipeline.Partials)
        {
            WriteOther(method);
        }

        WriteInner();
        new ServingEmitter(writer, pipeline, names).WriteUnsound(Body);
    }

    private void WriteOther(MethodSignature method)
    {
        if (method.IsDefinition)
        {
            writer.Line("/// <summary>Declares the method that is written by hand.</summary>");
            writer.Line(Code.Signature(method) + ";").Blank();
            return;
        }

        writer.Line(Code.Signature(method));
        writer.Indented(() => writer.Line(Body)).Blank();
    }

    /// <summary>Pipelines without errors run this one by it.</summary>
    private void WriteInner()
    {
        if (pipeline.Entry is { } entry)
        {
            EntryEmitter.WriteInnerHead(writer, entry, new NameAllocator(entry.Inputs.Select(parameter => parameter.Name)).Allocate("outer"));
            writer.Indented(() => writer.Line(Body)).Blank();
        }
    }

    /// <summary>Otherwise the compiler would say that the constructor's parameters are unread.</summary>
    private void WriteReads()
    {
        if (pipeline.PrimaryParameters.Count > 0)
        {
            writer.Line($"private object?[] {names.Allocate("ReadByThePipeline")} => [{string.Join(", ", pipeline.PrimaryParameters.Select(CodeNames.Escape))}];").Blank();
        }
    }
}
