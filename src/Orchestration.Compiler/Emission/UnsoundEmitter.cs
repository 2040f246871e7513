using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Emission;

/// <summary>
/// Gives every partial method of a declaration that has errors a body that throws, so that the errors that are shown are the rules'
/// and not the compiler's for missing bodies.
/// </summary>
internal sealed class UnsoundEmitter(SourceWriter writer, PipelineModel pipeline)
{
    public void Write()
    {
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

    private string Message => $"The pipeline '{pipeline.Name}' has errors; see the ORC diagnostics of the build.";
}
