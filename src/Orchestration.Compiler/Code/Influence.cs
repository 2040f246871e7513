using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Code;

/// <summary>
/// What is as it is because of what a model said: values made of replies, flags among them, and what is set where a reply decides. Counts and sums are not: they grow whatever the model says.
/// </summary>
internal sealed class Influence
{
    private readonly CodeFile file;
    private readonly HashSet<ISymbol> influenced = new(SymbolEqualityComparer.Default);

    public Influence(CodeFile file)
    {
        this.file = file;
        List<Binding> open = file.Bindings.Where(binding => !IsCount(binding)).ToList();
        for (bool isChanged = true; isChanged;)
        {
            List<Binding> found = open.Where(binding => IsOn(binding.Value) || IsDecided(binding.Value)).ToList();
            open = open.Except(found).ToList();
            isChanged = false;
            foreach (Binding binding in found)
            {
                isChanged |= influenced.Add(binding.Target);
            }
        }
    }

    /// <summary>Whether anything in an operation depends on what a model said.</summary>
    public bool IsOn(IOperation? operation) => operation is not null && operation.DescendantsAndSelf().Any(IsItself);

    private bool IsItself(IOperation operation) =>
        (operation.SymbolOrNull() is { } symbol && influenced.Contains(symbol) && !IsLengthOfCollection(operation.Parent))
        || (operation is IInvocationOperation call && influenced.Contains(call.TargetMethod.OriginalDefinition))
        || file.Calls.CallsModel(operation)
        || (operation is not (IPropertyReferenceOperation { Property.Name: "Count" or "Length" } or IArgumentOperation) && file.Replies.KindOf(operation) != ReplyKind.None && !IsLengthOfCollection(operation.Parent));

    /// <summary>Whether a value is given only where a reply decided that it is.</summary>
    private bool IsDecided(IOperation value) => value.Ancestors()
        .TakeWhile(outer => outer is not (IAnonymousFunctionOperation or ILocalFunctionOperation or ILoopOperation or IArgumentOperation))
        .Any(outer => outer switch
        {
            IConditionalOperation choice => !value.IsWithin(choice.Condition) && IsOn(choice.Condition),
            ISwitchOperation choice => !value.IsWithin(choice.Value) && IsOn(choice.Value),
            _ => false,
        });

    /// <summary>How many drafts there are says nothing of what stands in them.</summary>
    private bool IsLengthOfCollection(IOperation? operation) =>
        operation is IPropertyReferenceOperation { Property.Name: "Count" or "Length", Instance: { Type.SpecialType: not SpecialType.System_String } list }
        && file.Replies.KindOf(list) is ReplyKind.None or ReplyKind.Text;

    private static bool IsCount(Binding binding) =>
        binding.Value.Parent is ICompoundAssignmentOperation { Type: var type } ? type.IsClosed()
        : binding.Value.Type.IsClosed() && binding.Value is IBinaryOperation && binding.Value.Descendants().Any(part => SymbolEqualityComparer.Default.Equals(part.SymbolOrNull(), binding.Target));
}
