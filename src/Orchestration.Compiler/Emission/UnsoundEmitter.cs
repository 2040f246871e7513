using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Emission;

/// <summary>
/// Gives every partial method of a declaration that has errors a body that throws, so that the errors that are shown are the rules'
/// and not the compiler's for missing bodies.
/// </summary>
internal sealed class UnsoundEmitter(SourceWriter writer, PipelineModel pipeline)
{
    public void Write()
    {
        WriteReads();
        foreach (MethodSignature method in pipeline.Partials)
        {
            if (method.Parameters.Any(parameter => parameter.Modifiers == "out "))
            {
                continue;
            }

            writer.Line(Code.Signature(method));
            writer.Indented(() => writer.Line($"=> throw new global::System.InvalidOperationException({Code.Literal(Message)});")).Blank();
        }
    }

    /// <summary>Otherwise the compiler would say that the constructor's parameters are unread.</summary>
    private void WriteReads()
    {
        if (pipeline.PrimaryParameters.Count > 0)
        {
            string name = new NameAllocator(pipeline.TakenNames).Allocate("ReadByThePipeline");
            writer.Line($"private object?[] {name} => [{string.Join(", ", pipeline.PrimaryParameters.Select(CodeNames.Escape))}];").Blank();
        }
    }

    private string Message => $"The pipeline '{pipeline.Name}' has errors; see the ORC diagnostics of the build.";
}
