using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Emission;

/// <summary>Writes what a person approves of a step, right after the step's own definition, which it refers to.</summary>
internal sealed class ApprovalEmitter(SourceWriter writer, PipelineModel pipeline, EmittedNames names)
{
    private readonly StepWorkEmitter work = new(writer, pipeline, names);

    public void Write(StepModel step)
    {
        if (step.Approval is not { } approval)
        {
            return;
        }

        string type = approval.IsOfArguments ? $"ArgumentsApproval<{names.InputType(step)}>" : $"ResultApproval<{step.Result!.Name}>";
        writer.Line($"private static readonly {Code.Library}{type} {names.Approval(step)} = new({names.StepField(step)})").Open();
        writer.Line($"Contract = {Code.Literal(Fingerprint.Of(step, approval))},");
        writer.Line($"Question = {Code.Literal(approval.Question ?? Question(step, approval))},");
        writer.Line(approval.IsOfArguments ? $"Edit = static (input, edited) => {Edited(step)}," : $"Reply = {work.Reply(step)},");
        writer.Close(";").Blank();
    }

    private static string Question(StepModel step, ApprovalModel approval) =>
        approval.IsOfArguments ? $"May '{step.Name}' run with these arguments?" : $"May what '{step.Name}' gave go on?";

    /// <summary>Each argument as the person changed it. All are asked for, so that a change of what is none is noticed.</summary>
    private string Edited(StepModel step)
    {
        InputFields fields = new(step);
        IEnumerable<string> arguments = step.Inputs.Select(parameter =>
            $"edited.Of({Code.Literal(parameter.Name)}, input.{fields.Of(parameter.Name)}{(parameter.Type.IsNullable ? ", nullable: true" : "")})");
        return $"new {names.InputType(step)}({string.Join(", ", arguments)})";
    }
}
