using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>ORC9003: a reply that cannot be read becomes a value by default, a pass or nothing.</summary>
internal sealed class UnreadableReply : CodeRule
{
    public const string Id = "ORC9003";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "An unreadable reply becomes a default");

    public override IEnumerable<Diagnostic> Check(CodeFile file) =>
        Caught(file).Concat(Coalesced(file)).Concat(Otherwise(file)).Concat(file.Operations.OfType<IInvocationOperation>().Where(call => Reading.IsAttempt(call, file)).SelectMany(call => Tried(call, file)));

    /// <summary>Whether a clause is this rule's, and not that of swallowed calls.</summary>
    public static bool SpeaksOf(Handler handler, ITryOperation attempt, Substitute kind, IOperation? value, CodeFile file) =>
        kind >= Substitute.Nothing
        && Reading.In(attempt.Body, file) is not null
        && (value is null ? !handler.Reports && !CallsModel(attempt, file) && !IsInLoop(attempt) : !(Substitutes.IsNull(value) && handler.IsNullUnderstood) && !Substitutes.IsEmptyList(value));

    private IEnumerable<Diagnostic> Caught(CodeFile file)
    {
        foreach (ITryOperation attempt in file.Operations.OfType<ITryOperation>().Where(attempt => attempt.Catches.Length > 0 && Reading.In(attempt.Body, file) is not null))
        {
            foreach (ICatchClauseOperation clause in attempt.Catches)
            {
                var handler = new Handler(file, attempt, clause);
                if ((handler.IsOfAll || handler.Types.All(Reading.Raises)) && handler.GoesOnWith() is var (kind, value) && SpeaksOf(handler, attempt, kind, value, file))
                {
                    yield return At(((CatchClauseSyntax)clause.Syntax).CatchKeyword.GetLocation(), Message("A reply that cannot be read", kind, value));
                }
            }
        }
    }

    /// <summary><c>Deserialize&lt;Verdict&gt;(reply) ?? new Verdict()</c>. An empty list is what a reader of lists expects.</summary>
    private IEnumerable<Diagnostic> Coalesced(CodeFile file)
    {
        foreach (ICoalesceOperation either in file.Operations.OfType<ICoalesceOperation>().Where(either => Reading.Is(either.Value.Unconverted(), file)))
        {
            if (Substitutes.Of(either.WhenNull, "") is >= Substitute.Nothing and var kind && !Substitutes.IsNull(either.WhenNull) && !Substitutes.IsEmptyList(either.WhenNull))
            {
                yield return At(either.WhenNull, Message("A reply that holds nothing", kind, either.WhenNull));
            }
        }
    }

    /// <summary><c>reply switch { "REJECT" => false, _ => true }</c>.</summary>
    private IEnumerable<Diagnostic> Otherwise(CodeFile file) =>
        from choice in file.Operations.OfType<ISwitchExpressionOperation>()
        where file.Replies.IsText(choice.Value)
        from arm in choice.Arms
        where arm is { Pattern: IDiscardPatternOperation, Guard: null } && arm.Value.Type.IsClosed() && Substitutes.Of(arm.Value, NameAround(choice, file)) == Substitute.Pass
        select At(arm.Value, Message("Whatever else the model says", Substitute.Pass, arm.Value));

    private IEnumerable<Diagnostic> Tried(IInvocationOperation call, CodeFile file)
    {
        if (call.Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation } && OutOf(call) is { } read && IsUsedUnasked(call, read))
        {
            yield return At(call, $"Whether '{call.TargetMethod.Name}' could read the reply is never asked, and where it could not, '{read.Name}' goes on with its default as if the model had said it; ask, and throw or ask the model again.");
        }
        else if (Otherwise(call) is { } value && Substitutes.Of(value, NameAround(call, file)) is >= Substitute.Nothing and var kind && !Substitutes.IsNull(value) && !Substitutes.IsEmptyList(value))
        {
            yield return At(value, Message("A reply that cannot be read", kind, value));
        }
    }

    private static ISymbol? OutOf(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.RefKind == RefKind.Out)?.Value is { } value and not IDiscardOperation ? value.SymbolOrNull() : null;

    private static bool IsUsedUnasked(IInvocationOperation call, ISymbol read)
    {
        var variables = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { read };
        List<IOperation> later = call.Root().Descendants().Where(operation => operation.Syntax.SpanStart >= call.Syntax.Span.End).ToList();
        return later.Any(operation => SymbolEqualityComparer.Default.Equals(operation.SymbolOrNull(), read)) && !later.Any(operation => Asked.Is(operation, variables));
    }

    /// <summary>What is taken where a reply could not be read: the other value of a choice, or what is returned then.</summary>
    private static IOperation? Otherwise(IInvocationOperation call)
    {
        bool isNegated = call.Parent is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not };
        IOperation condition = isNegated ? call.Parent! : call;
        // Where more is asked after it could be read, the other value is for that as well.
        if (condition.Parent is not IConditionalOperation choice || choice.Condition != condition)
        {
            return null;
        }

        IOperation? other = isNegated ? choice.WhenTrue : choice.WhenFalse;
        return choice.Type is not null ? other
            : other is not null ? ReturnedBy(other)
            : !isNegated && ReturnedBy(choice.WhenTrue) is not null && choice.Parent is IBlockOperation block
                ? block.Operations.SkipWhile(statement => statement != choice).Skip(1).FirstOrDefault() is IReturnOperation { ReturnedValue: { } next } ? next : null
                : null;
    }

    private static IOperation? ReturnedBy(IOperation statement) => statement switch
    {
        IReturnOperation result => result.ReturnedValue,
        IBlockOperation { Operations: { Length: 1 } only } => ReturnedBy(only[0]),
        _ => null,
    };

    private static string NameAround(IOperation operation, CodeFile file) =>
        operation.Ancestors().OfType<IVariableDeclaratorOperation>().FirstOrDefault()?.Symbol.Name
        ?? (operation.EnclosingFunction() as ILocalFunctionOperation)?.Symbol.Name ?? file.OwnerOf(operation)?.Name ?? "";

    private static bool CallsModel(ITryOperation attempt, CodeFile file) => file.Calls.CallsModelWithin(attempt.Body);

    private static bool IsInLoop(ITryOperation attempt) => attempt.Ancestors().Any(outer => outer is ILoopOperation);

    private static string Message(string reply, Substitute kind, IOperation? value) =>
        value is null ? $"{reply} passes unnoticed here; throw, ask the model again, or say that it could not be read."
        : kind == Substitute.Pass ? $"{reply} becomes '{Shown.Of(value)}', so what nobody has checked passes; throw, ask the model again, or say that it could not be read."
        : $"{reply} becomes '{Shown.Of(value)}' as if the model had said it; throw, ask the model again, or say that it could not be read.";
}
