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
            context.Report(RoleMisused.Of(step.OfAttribute(kinds[1]), $"'{step.Name}' has [{kinds[0]}] and [{kinds[1]}]; a step does one thing, so keep one.")
                .With("Remove", kinds[1]));
        }
        else if (IsWritten(step) && kinds.Count == 1)
        {
            ReportWritten(context, step, kinds[0]);
        }
        else if (!IsWritten(step) && kinds.Count == 0)
        {
            ReportWithoutKind(context, step);
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
        if (method.IsGenericMethod || (kind is not null && method.IsStatic))
        {
            // The methods of a static class are static because it is.
            if (!context.Type.IsStatic)
            {
                context.Report(MethodShape.NotAnInstanceMethod(context, method, $"The step '{step.Name}' is"));
            }
        }
        else if (!TypeReader.IsBroken(method.ReturnType) && Problem(context, step, kind) is { } problem)
        {
            Finding finding = ReturnTypeUnusable.Of(Anchor.ReturnType(step.Name, step.Ordinal), problem.Message);
            context.Report(problem.Type is null ? finding : finding.With("Type", problem.Type));
        }

        if (method.Parameters.FirstOrDefault(parameter => parameter.RefKind != RefKind.None) is { } byReference)
        {
            context.Report(MethodShape.ByReference(context, method, byReference, "a step"));
        }
    }

    private static void ReportWritten(ParseContext context, StepDeclaration step, string kind)
    {
        bool hasBody = HasBody(step) || step.Method.PartialImplementationPart is not null;
        Finding finding = RoleMisused.Of(
            step.OfAttribute(kind),
            hasBody
                ? $"'{step.Name}' has [{kind}] and a body; leave out one of them."
                : $"'{step.Name}' has [{kind}], so its body is written by the generator; make it partial.")
            .With("Body", step.Name);
        context.Report(hasBody ? finding.With("Remove", kind) : finding);
    }

    /// <summary>What it does may be said by an attribute that the compiler does not know.</summary>
    private static void ReportWithoutKind(ParseContext context, StepDeclaration step)
    {
        context.IsIncomplete = true;
        if (step.Method.GetAttributes().All(attribute => attribute.AttributeClass is not (null or { TypeKind: TypeKind.Error })))
        {
            context.Report(RoleMisused.Of(step.Place, $"'{step.Name}' has neither a body nor a [Prompt], [PromptFile], [Human] or [Pipeline<T>] that says what it does."));
        }
    }

    private static (string Message, string? Type)? Problem(ParseContext context, StepDeclaration step, string? kind)
    {
        IMethodSymbol method = step.Method;
        string display = TypeReader.DisplayOf(method.ReturnType);
        if (kind is null)
        {
            return method is { IsAsync: true, ReturnsVoid: true }
                ? ($"'{step.Name}' is async void: the run could not wait for it, and its failure would end the process. Return 'Task'.", CodeNames.TaskOf(null))
                : null;
        }

        if (step.Returns == ReturnShape.Direct)
        {
            return ($"'{step.Name}' returns '{display}'; a step that waits for {(kind == "Human" ? "a person" : "a model")} returns 'Task<T>' or 'ValueTask<T>'.", Awaitable(context, step, kind));
        }

        if (kind == "Pipeline" || (step.Result is not null && !KnownTypes.IsOutcome(step.Result, out _)))
        {
            return null;
        }

        ITypeSymbol? value = step.Result is not null && KnownTypes.IsOutcome(step.Result, out ITypeSymbol? inOutcome) ? inOutcome : null;
        return ($"'{step.Name}' returns '{display}'; {(kind == "Human" ? "a step that a person answers returns what the answer is read as" : "a model step returns what the reply is read as")}: 'Task<string>' for its text, or 'Task<T>'.",
            CodeNames.TaskOf(value ?? context.Compilation.GetSpecialType(SpecialType.System_String)));
    }

    /// <summary>A task of what the step returns directly; where that is nothing, of what it would be given.</summary>
    private static string? Awaitable(ParseContext context, StepDeclaration step, string kind) =>
        step.Result is { } result ? CodeNames.TaskOf(result)
        : kind == "Pipeline" ? CodeNames.TaskOf(PipelineWorkReader.ValueOf(step))
        : CodeNames.TaskOf(context.Compilation.GetSpecialType(SpecialType.System_String));

    private static bool HasBody(StepDeclaration step) => step.Syntax.Body is not null || step.Syntax.ExpressionBody is not null;
}
