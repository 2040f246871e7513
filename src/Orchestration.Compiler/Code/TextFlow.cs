using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Code;

/// <summary>
/// Follows text through one body, from where it comes in to where it is used, as far as it stays what it was: through variables, members, longer texts and paths. A check ends the way,
/// and so does whatever makes something new of it, such as an encoder, a parser, <c>Path.GetFileName</c>, or a method of the user's own. The order of statements is not looked at.
/// </summary>
internal sealed class TextFlow
{
    /// <summary>What the framework gives back of a text or a list, changed at its edges.</summary>
    private static readonly HashSet<string> Keeping = new(StringComparer.Ordinal)
    {
        "Trim", "TrimStart", "TrimEnd", "ToLower", "ToLowerInvariant", "ToUpper", "ToUpperInvariant", "Substring", "PadLeft", "PadRight", "Insert", "Remove", "Normalize", "ToString", "Split", "Concat", "Join", "Format",
        "First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault", "ElementAt", "ToList", "ToArray", "Take", "Skip", "Distinct", "Order", "OrderBy", "Reverse", "Append", "AppendLine", "AppendFormat",
        "Combine", "ChangeExtension", "GetFullPath", "GetDirectoryName", "AsSpan", "ConfigureAwait", "Deserialize",
    };

    /// <summary>How often variables that are made of each other may lead back to themselves before they are given up: the ways through them grow with the factorial of their number.</summary>
    private const int MostCircles = 1000;

    private readonly Func<IOperation, bool> isSource;
    private readonly TextChecks checks;
    private readonly ILookup<ISymbol, IOperation> given;
    private readonly Dictionary<ISymbol, IOperation?> known = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> open = new(SymbolEqualityComparer.Default);
    private int circles;

    /// <summary>Reads a body.</summary>
    /// <param name="operations">All operations of the body.</param>
    /// <param name="isSource">Whether a value is where text comes in.</param>
    public TextFlow(IReadOnlyCollection<IOperation> operations, Func<IOperation, bool> isSource)
    {
        this.isSource = isSource;
        checks = new TextChecks(operations);
        given = Binding.AllIn(operations)
            .Where(binding => binding.Target is ILocalSymbol or IParameterSymbol)
            .ToLookup(binding => binding.Target, binding => binding.Value, SymbolEqualityComparer.Default);
    }

    /// <summary>Where the unchecked text in a value comes from; null where there is none.</summary>
    public IOperation? SourceOf(IOperation? operation)
    {
        if (operation?.Unconverted() is not { ConstantValue.HasValue: false } value || value.Type.Awaited().IsClosed() || checks.Cover(value))
        {
            return null;
        }

        return value is ILocalReferenceOperation or IParameterReferenceOperation ? OfVariable(value, value.SymbolOrNull()!)
            : isSource(value) ? value
            : OfParts(value);
    }

    private IOperation? OfParts(IOperation value)
    {
        IOperation? circle = null;
        foreach (IOperation part in Parts(value))
        {
            if (SourceOf(part) is { } found)
            {
                if (isSource(found))
                {
                    return found;
                }

                circle ??= found;
            }
        }

        return circle;
    }

    /// <summary>A variable holds what any of its assignments gives it, unless one puts something safe in the place of what it held.</summary>
    private IOperation? OfVariable(IOperation reference, ISymbol variable)
    {
        if (isSource(reference) && !given[variable].Any())
        {
            return reference;
        }

        if (known.TryGetValue(variable, out IOperation? already))
        {
            return already;
        }

        circles = open.Count == 0 ? 0 : circles;
        if (circles > MostCircles)
        {
            return null;
        }

        if (!open.Add(variable))
        {
            circles++;
            return reference;
        }

        int before = circles;
        IOperation? source = OfAssignments(reference, variable);
        open.Remove(variable);
        if (circles == before || open.Count == 0)
        {
            known[variable] = source;
        }

        return source;
    }

    /// <summary>In a circle a variable stands for itself: it adds nothing, and is no safe thing either.</summary>
    private IOperation? OfAssignments(IOperation reference, ISymbol variable)
    {
        IOperation? source = isSource(reference) ? reference : null;
        foreach (IOperation value in given[variable])
        {
            IOperation? found = SourceOf(value);
            if (found is null && value.DescendantsAndSelf().Any(part => Names(part, variable)))
            {
                return null;
            }

            if (found is not null && (source is null || !isSource(source)) && (isSource(found) || !Names(found, variable)))
            {
                source = found;
            }
        }

        return source;
    }

    private static bool Names(IOperation part, ISymbol variable) => SymbolEqualityComparer.Default.Equals(part.SymbolOrNull(), variable);

    /// <summary>The values whose text is in a value.</summary>
    private static IEnumerable<IOperation> Parts(IOperation value) => value switch
    {
        IAwaitOperation awaited => [awaited.Operation],
        IInterpolatedStringOperation text => text.Parts.OfType<IInterpolationOperation>().Select(part => part.Expression),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => [sum.LeftOperand, sum.RightOperand],
        ICoalesceOperation either => [either.Value, either.WhenNull],
        IConditionalOperation either => One(either.WhenFalse).Prepend(either.WhenTrue),
        ISwitchExpressionOperation choice => choice.Arms.Select(arm => arm.Value),
        IParenthesizedOperation inner => [inner.Operand],
        IMemberReferenceOperation { Member: IPropertySymbol or IFieldSymbol } member => One(member.Instance),
        IArrayElementReferenceOperation element => [element.ArrayReference],
        IImplicitIndexerReferenceOperation element => [element.Instance],
        IConditionalAccessOperation access => [access.WhenNotNull],
        IConditionalAccessInstanceOperation => One(value.Ancestors().OfType<IConditionalAccessOperation>().FirstOrDefault(access => !value.IsWithin(access.Operation))?.Operation),
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        ICollectionExpressionOperation list => list.Elements,
        ISpreadOperation spread => [spread.Operand],
        ITupleOperation tuple => tuple.Elements,
        IObjectCreationOperation { Type.Name: "StringBuilder" } creation => creation.Arguments.Select(argument => argument.Value),
        IInvocationOperation call when IsKeeping(call) => One(call.Instance).Concat(call.Arguments.Select(argument => argument.Value)),
        _ => [],
    };

    private static IEnumerable<IOperation> One(IOperation? part) => part is null ? [] : [part];

    private static bool IsKeeping(IInvocationOperation call) => call.TargetMethod.IsOfFramework() && Keeping.Contains(call.TargetMethod.Name) && !TakesInvalidOut(call);

    /// <summary><c>text.Split(Path.GetInvalidFileNameChars())</c> leaves nothing of them in the parts.</summary>
    private static bool TakesInvalidOut(IInvocationOperation call) =>
        call.TargetMethod.Name == "Split" && call.Arguments.SelectMany(argument => WrittenValue.Behind(argument.Value)).Any(part => part switch
        {
            IInvocationOperation { TargetMethod: { Name: "GetInvalidFileNameChars" } method } => method.ContainingType.Is("System.IO", "Path"),
            IFieldReferenceOperation { Field.Name: var name } => name.IndexOf("invalid", StringComparison.OrdinalIgnoreCase) >= 0,
            _ => false,
        });
}
