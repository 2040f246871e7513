using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Steps;

/// <summary>Checks that a method can be a step: what it is, what it returns, and how it takes its parameters.</summary>
internal static class StepShape
{
    public static bool IsWritten(StepDeclaration step) => !step.Method.IsPartialDefinition || UserView.HasWrittenBody(step.Method);

    /// <summary>The attribute that says what a partial step does, or null for a code step or where a finding says what is wrong.</summary>
    public static string? KindOf(ParseContext context, StepDeclaration step)
    {
        IReadOnlyList<string> kinds = StepFinder.KindsOf(step.Method);
        if (kinds.Count > 1)
        {
            context.Report(RoleMisused.Of(step.OfAttribute(kinds[1]), $"'{step.Name}' has [{kinds[0]}] and [{kinds[1]}]; a step does one thing, so keep one."));
        }
        else if (IsWritten(step) && kinds.Count == 1)
        {
            context.Report(RoleMisused.Of(
                step.OfAttribute(kinds[0]),
                $"'{step.Name}' has [{kinds[0]}] and {(HasBody(step) ? "a body" : "is not partial")}; {(HasBody(step) ? "leave out one of them" : "make it partial")}."));
        }
        else if (!IsWritten(step) && kinds.Count == 0)
        {
            context.Report(RoleMisused.Of(step.Place, $"'{step.Name}' has neither a body nor a [Prompt], [PromptFile] or [Pipeline<T>] that says what it does."));
        }
        else
        {
            return kinds.FirstOrDefault();
        }

        return null;
    }

    public static void Check(ParseContext context, StepDeclaration step, string? kind)
    {
        IMethodSymbol method = step.Method;
        if (TypeReader.IsBroken(method.ReturnType))
        {
            return;
        }

        if (Problem(step, kind) is { } problem)
        {
            context.Report(ReturnTypeUnusable.Of(Anchor.ReturnType(step.Name, step.Ordinal), problem.Message).With("Type", problem.Type));
        }

        if (method.Parameters.FirstOrDefault(parameter => parameter.RefKind != RefKind.None) is { } byReference)
        {
            context.Report(ReturnTypeUnusable.Of(step.OfParameter(byReference.Name), $"'{byReference.Name}' is taken by reference, which a step cannot do."));
        }
    }

    private static (string Message, string Type)? Problem(StepDeclaration step, string? kind)
    {
        IMethodSymbol method = step.Method;
        string display = TypeReader.DisplayOf(method.ReturnType);
        if (method.IsGenericMethod || (kind is not null && method.IsStatic))
        {
            return ($"'{step.Name}' is {(method.IsGenericMethod ? "generic" : "static")}; a step that a model or a pipeline runs is an instance method without type parameters.", display);
        }

        if (kind is null)
        {
            return method is { IsAsync: true, ReturnsVoid: true }
                ? ($"'{step.Name}' is async void: the run could not wait for it, and its failure would end the process. Return 'Task'.", "Task")
                : null;
        }

        if (step.Returns == ReturnShape.Direct)
        {
            return ($"'{step.Name}' returns '{display}'; a step that waits for a model returns 'Task<T>' or 'ValueTask<T>'.", method.ReturnsVoid ? "Task<string>" : $"Task<{display}>");
        }

        return kind == "Pipeline" || (step.Result is not null && !KnownTypes.IsOutcome(step.Result, out _))
            ? null
            : ($"'{step.Name}' returns '{display}'; a model step returns what the reply is read as: 'Task<string>' for its text, or 'Task<T>'.", "Task<string>");
    }

    private static bool HasBody(StepDeclaration step) => step.Syntax.Body is not null || step.Syntax.ExpressionBody is not null;
}
