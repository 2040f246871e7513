using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Patterns;
using Orchestration.Compiler.Rules;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Steps;

/// <summary>Turns a declared step, whose pattern is known, into its model.</summary>
internal sealed class StepReader(ParseContext context)
{
    private readonly ParameterBinder parameters = new(context);

    public StepModel Read(StepDeclaration step, Visibility visible)
    {
        string? kind = StepShape.KindOf(context, step);
        StepShape.Check(context, step, kind);
        IMethodSymbol method = step.Method;
        return WithReached(new StepModel
        {
            Method = step.Name,
            Name = step.RoleAttribute?.NamedText("Name") is { Length: > 0 } name ? name : step.BaseName,
            Role = step.Role,
            Work = WorkOf(step, kind, visible) ?? new CodeWork(),
            Returns = step.Returns,
            Result = step.Result is null ? null : TypeReader.Read(step.Result),
            Parameters = method.Parameters.Select(parameter => Read(step, parameter, visible)).ToEquatableArray(),
            Modifiers = StepShape.IsWritten(step) ? "" : Signatures.ModifiersOf(method, context.CancellationToken),
            IsStatic = method.IsStatic,
            DeclaredRetries = method.Ours("Retry")?.First() as int?,
            TimeoutSeconds = method.Ours("Timeout")?.First() is double seconds ? seconds : null,
            Fallback = FallbackOf(step),
            Verify = step.Verified,
            Approval = new ApprovalReader(context, step).Read(),
            Budget = PipelineParser.BudgetOf(method.Ours("Budget")),
            Accept = context.IsJudge(step) || step.IsVerifier ? AcceptReader.Read(context, step) : null,
            IsUntrusted = method.HasOurs("Untrusted"),
            IsSensitive = method.HasOurs("Sensitive"),
            GivesUntrusted = Gives(step, mark => mark.IsUntrusted),
            GivesSensitive = Gives(step, mark => mark.IsSensitive),
            IsSideEffect = method.HasOurs("SideEffect"),
            IdempotencyKey = method.Ours("SideEffect")?.NamedText("IdempotencyKey"),
            UnverifiedReason = method.Ours("Unverified")?.Text(0),
        });
    }

    /// <summary>Marks which parameters the prompt, the question, the body or the inner pipeline reads.</summary>
    public static StepModel WithReached(StepModel step) => step with
    {
        Parameters = step.Parameters.Select(parameter => parameter with
        {
            IsReached = IsReached(step, parameter),
            UntrustedMember = ReadMember(step, parameter, mark => mark.IsUntrusted),
            SensitiveMember = ReadMember(step, parameter, mark => mark.IsSensitive),
        }).ToEquatableArray(),
    };

    /// <summary>Code and inner pipelines may read all of a value; a prompt and a question what they name.</summary>
    private static string? ReadMember(StepModel step, StepParameter parameter, Func<MemberMark, bool> isMarked)
    {
        Func<MemberMark, bool> isRead = step.Work switch
        {
            ModelWork { Prompt: { } prompt, System: var system } => mark => IsShown(mark, parameter, prompt) || (system is not null && IsShown(mark, parameter, system)),
            HumanWork { Question: { } question } => mark => IsShown(mark, parameter, question),
            _ => _ => true,
        };
        return parameter.Members.FirstOrDefault(mark => isMarked(mark) && isRead(mark))?.From(parameter.Name);
    }

    private static bool IsShown(MemberMark mark, StepParameter parameter, PromptModel prompt) =>
        prompt.Holes.Any(hole => hole.Parameter == parameter.Name && mark.IsIn(hole));

    /// <summary>What a tool gives, the model is shown whole.</summary>
    private static bool Gives(StepDeclaration step, Func<MemberMark, bool> isMarked) =>
        step.Result is { } result && step.Method.HasOurs("Tool") && MemberMarks.Of(result).Any(mark => mark.IsShown && isMarked(mark));

    private static bool IsReached(StepModel step, StepParameter parameter) =>
        parameter.Source is ValueSource.Cancellation || step.Work switch
        {
            ModelWork model => parameter.Type.Kind is ValueKind.Content or ValueKind.Contents or ValueKind.Conversation
                || (model.Prompt?.Mentions(parameter.Name) ?? true)
                || (model.System?.Mentions(parameter.Name) ?? false),
            HumanWork human => human.Question?.Mentions(parameter.Name) ?? true,
            PipelineWork pipeline => pipeline.Arguments.Any(argument => argument.From == parameter.Name),
            _ => true,
        };

    private StepWork? WorkOf(StepDeclaration step, string? kind, Visibility visible) => kind switch
    {
        null => null,
        "Pipeline" => new PipelineWorkReader(context, step, visible).Read(),
        "Human" => new HumanWorkReader(context, step).Read(),
        _ => new ModelWorkReader(context, step).Read(kind),
    };

    private StepParameter Read(StepDeclaration step, IParameterSymbol parameter, Visibility visible) => new(
        parameter.Name,
        TypeReader.Read(parameter.Type),
        parameters.Bind(step, parameter, visible),
        IsReached: true,
        parameter.HasOurs("Untrusted"),
        parameter.HasOurs("Sensitive"),
        parameter.IsParams ? "params " : "")
    {
        Members = MemberMarks.Of(parameter.Type),
    };

    private string? FallbackOf(StepDeclaration step)
    {
        if (step.Method.Ours("Fallback")?.Text(0) is not { } name)
        {
            return null;
        }

        if (context.Step(name) is not { } target)
        {
            List<string> candidates = context.Steps.Where(other => other != step).Select(other => other.Name).ToList();
            Finding finding = CheckSignature.Of(
                step.OfArgument("Fallback", "0"),
                $"[Fallback] of '{step.Name}' names '{name}', which is no step of '{context.Type.Name}'" + Nearest.Sentence(name, candidates));
            context.Report(Nearest.To(name, candidates) is { } nearest ? finding.With(CheckSignature.Step, nearest) : finding);
            return null;
        }

        bool fits = (step.Result, target.Result) switch
        {
            (null, null) => true,
            ({ } wanted, { } given) => context.Fits(given, wanted),
            _ => false,
        };
        if (!fits)
        {
            Finding finding = CheckSignature.Of(
                step.OfArgument("Fallback", "0"),
                $"'{name}' gives '{(target.Result is null ? "nothing" : TypeReader.DisplayOf(target.Result))}' where '{step.Name}' gives '{(step.Result is null ? "nothing" : TypeReader.DisplayOf(step.Result))}'; a fallback gives the same.")
                with
            { Related = [Anchor.ReturnType(target.Name, target.Ordinal)] };
            context.Report(step.Result is null ? finding : finding.With(CheckSignature.Type, $"Task<{TypeReader.DisplayOf(step.Result)}>"));
        }

        return name;
    }
}
