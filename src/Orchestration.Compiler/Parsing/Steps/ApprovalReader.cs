using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Steps;

/// <summary>Reads what a person approves of a step: its arguments where it has an effect, otherwise its result.</summary>
internal sealed class ApprovalReader(ParseContext context, StepDeclaration step)
{
    private const string Attribute = "Approve";

    public ApprovalModel? Read()
    {
        if (step.Method.Ours(Attribute) is not { } attribute)
        {
            return null;
        }

        string? question = attribute.NamedText("Question");
        if (step.Method.HasOurs("SideEffect"))
        {
            return new ApprovalModel(IsOfArguments: true, question, new ReplyModel(ReplyKind.Text));
        }

        if (step.Result is null)
        {
            context.Report(CheckSignature.Of(
                step.OfAttribute(Attribute),
                $"'{step.Name}' gives nothing that a person could approve; mark it [SideEffect] if it changes something outside, so that its arguments are approved, or remove [{Attribute}]."));
            return null;
        }

        if (KnownTypes.IsOutcome(step.Result, out _))
        {
            context.Report(CheckSignature.Of(
                step.OfAttribute(Attribute),
                $"'{step.Name}' gives an outcome, which may hold nothing that a person could approve; return the value itself, or approve the step of the inner pipeline that gives it."));
            return null;
        }

        return new ApprovalModel(IsOfArguments: false, question, ReplyReader.Of(context, step));
    }
}
