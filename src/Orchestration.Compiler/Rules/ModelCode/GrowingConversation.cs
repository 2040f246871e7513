using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>ORC9011: a conversation that outlives the questions is sent whole with each, and nothing ever makes it shorter.</summary>
internal sealed class GrowingConversation : CodeRule
{
    public const string Id = "ORC9011";

    /// <summary>What makes a part of a list.</summary>
    private static readonly HashSet<string> Parts = new(StringComparer.Ordinal) { "Take", "TakeLast", "Skip", "SkipLast", "GetRange", "Slice", "Chunk" };

    /// <summary>The words by which people name what makes a conversation shorter.</summary>
    private static readonly HashSet<string> Shortenings = new(StringComparer.Ordinal)
    {
        "reduce", "reducer", "trim", "truncate", "truncation", "compact", "compaction", "compactor", "prune", "summarize", "summarise", "summarizing", "shorten",
    };

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Info(Id, "A conversation only ever grows");

    public override IEnumerable<Diagnostic> Check(CodeFile file)
    {
        List<ISymbol> kept = Kept(file).Distinct(SymbolEqualityComparer.Default).OfType<ISymbol>().ToList();
        return kept.Count == 0 || SpeaksOfShortening(file) ? [] : kept.Where(conversation => !IsHeld(conversation, file)).Select(Found);
    }

    private Diagnostic Found(ISymbol conversation) => At(
        conversation.Locations[0],
        $"'{conversation.Name}' goes to the model whole each time, grows with every question, and nothing here makes it shorter: each question costs more than the one before, until the model's context is full. "
        + "Keep the last messages only, or put a summary in the place of the older ones.");

    /// <summary>The conversations that are there before a question is asked and after it is answered.</summary>
    private static IEnumerable<ISymbol> Kept(CodeFile file) => InMembers(file).Concat(InLoops(file));

    private static IEnumerable<ISymbol> InMembers(CodeFile file) => file.Bodies
        .Where(body => body.Owner is IMethodSymbol { MethodKind: not (MethodKind.Constructor or MethodKind.StaticConstructor) })
        .SelectMany(body => GrownAndSent(ConversationUse.Of(body.Root, file)))
        .Where(symbol => symbol is IFieldSymbol or IPropertySymbol && symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected && IsDeclaredIn(file, symbol));

    /// <summary>Those of loops that wait for a person, or for the next message from outside; other loops end with their work.</summary>
    private static IEnumerable<ISymbol> InLoops(CodeFile file) => file.Operations
        .OfType<ILoopOperation>()
        .Where(loop => WaitsForOthers(loop, file))
        .SelectMany(loop => GrownAndSent(ConversationUse.Of(loop, file)))
        .Where(symbol => symbol is ILocalSymbol && IsDeclaredIn(file, symbol));

    private static bool WaitsForOthers(ILoopOperation loop, CodeFile file) => loop switch
    {
        IForEachLoopOperation { IsAsynchronous: true, Collection: var messages } => CallsIn(messages).Any(People.AreAwaitedBy),
        IWhileLoopOperation { Condition: var condition } => !(condition?.DescendantsAndSelf().Any(IsComparison) ?? false) && CallsIn(loop).Any(call => IsAwaited(call, file)),
        IForLoopOperation { Condition: null } => CallsIn(loop).Any(call => IsAwaited(call, file)),
        _ => false,
    };

    private static IEnumerable<IInvocationOperation> CallsIn(IOperation operation) => operation.DescendantsAndSelf().OfType<IInvocationOperation>();

    private static bool IsAwaited(IInvocationOperation call, CodeFile file) =>
        People.AreAwaitedBy(call) || file.Calls.BodiesOf(call.TargetMethod).Any(body => CallsIn(body.Root).Any(People.AreAwaitedBy));

    private static bool IsComparison(IOperation operation) => operation is IBinaryOperation
    {
        OperatorKind: BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual,
    };

    private static IEnumerable<ISymbol> GrownAndSent(ConversationUse use) => use.Sent.Where(use.Lengthens);

    private static bool IsDeclaredIn(CodeFile file, ISymbol symbol) => symbol.Locations.Any(place => place.SourceTree == file.Model.SyntaxTree);

    /// <summary>Whether anything in the file holds a conversation to a length, begins it anew, or hands it to somebody who may.</summary>
    private static bool IsHeld(ISymbol conversation, CodeFile file) => file.Operations.Any(operation =>
        Same(Conversations.ShortenedBy(file, operation), conversation)
        || (operation is IAssignmentOperation { Target: var target } assignment and not ICoalesceAssignmentOperation && Same(target.SymbolOrNull(), conversation) && !IsFirst(assignment, file))
        || (operation.SymbolOrNull() is { } named && Same(named, conversation) && operation is not IVariableDeclaratorOperation && IsHeldBy(operation, file)));

    /// <summary>Whether a mention of a conversation asks for its length, takes a part of it, or gives it away.</summary>
    private static bool IsHeldBy(IOperation mention, CodeFile file)
    {
        IOperation value = mention;
        while (value.Parent is IConversionOperation or IConditionalAccessOperation)
        {
            value = value.Parent;
        }

        return value.Parent switch
        {
            IPropertyReferenceOperation { Property.Name: "Count", Parent: IBinaryOperation question } count => IsComparison(question) && OtherSide(question, count).ConstantValue is not { HasValue: true, Value: int and <= 1 },
            IPropertyReferenceOperation { Property.IsIndexer: true, Parent: IAssignmentOperation } => true,
            IInvocationOperation call => Parts.Contains(call.TargetMethod.Name),
            IArgumentOperation { Parent: IInvocationOperation call } => Parts.Contains(call.TargetMethod.Name) || MayShorten(call, file),
            IArgumentOperation { Parent: IObjectCreationOperation { Type: { } type } } => !type.IsOfFramework(),
            IReturnOperation or IVariableInitializerOperation => file.IsListOfMessages(value.Type),
            ISimpleAssignmentOperation assignment => assignment.Value == value && file.IsListOfMessages(value.Type),
            _ => false,
        };
    }

    private static IOperation OtherSide(IBinaryOperation question, IOperation side) => question.LeftOperand == side ? question.RightOperand : question.LeftOperand;

    private static bool MayShorten(IInvocationOperation call, CodeFile file) =>
        !file.Apis.IsCall(call)
        && !call.TargetMethod.IsOfFramework()
        && !call.TargetMethod.ContainingNamespace.ToDisplayString().StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        && file.Calls.BodiesOf(call.TargetMethod).Count == 0;

    /// <summary>Whether an assignment is where the conversation begins.</summary>
    private static bool IsFirst(IAssignmentOperation assignment, CodeFile file) => file.OwnerOf(assignment) is IMethodSymbol { MethodKind: MethodKind.Constructor };

    private static bool SpeaksOfShortening(CodeFile file) => file.Model.SyntaxTree.GetRoot().DescendantNodes()
        .OfType<SimpleNameSyntax>()
        .Any(name => Words.In(name.Identifier.ValueText).Any(Shortenings.Contains));

    private static bool Same(ISymbol? symbol, ISymbol other) => symbol is not null && SymbolEqualityComparer.Default.Equals(symbol, other);
}
