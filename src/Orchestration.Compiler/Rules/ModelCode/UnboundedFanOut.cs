using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>ORC9005: a model is called for every element of a sequence at once, however long it is.</summary>
internal sealed class UnboundedFanOut : CodeRule
{
    public const string Id = "ORC9005";

    private const int LongestName = 40;

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "A model is called for a whole sequence at once");

    public override IEnumerable<Diagnostic> Check(CodeFile file)
    {
        var sizes = new Sizes(file);
        var seen = new HashSet<IOperation>();
        foreach (FanOut fan in FanOuts.In(file))
        {
            if (AsksModel(fan.Started, file) && !IsSet(fan, sizes) && !IsThrottled(fan, file) && !GoesOverModels(fan, file) && seen.Add(fan.Wait))
            {
                yield return Found(fan);
            }
        }
    }

    private Diagnostic Found(FanOut fan)
    {
        SyntaxNode called = fan.Wait.Syntax is InvocationExpressionSyntax { Expression: var expression } ? expression : fan.Wait.Syntax;
        IEnumerable<Location> places = fan.Sequence is null ? [] : [fan.Started.Syntax.GetLocation()];
        return Diagnostic.Create(
            Descriptor,
            called.GetLocation(),
            places,
            properties: null,
            $"A model is called for every element of {NameOf(fan)} at once, however many there are: where a rate limit refuses one call, the results of all are lost. "
            + "Let a few run at a time, with a SemaphoreSlim or Parallel.ForEachAsync.");
    }

    private static string NameOf(FanOut fan)
    {
        string? name = (fan.Sequence ?? fan.Loops.OfType<IForEachLoopOperation>().LastOrDefault()?.Collection)?.Syntax.ToString();
        return name is null || name.Length > LongestName || name.Contains('\n') ? "a sequence" : $"'{name}'";
    }

    private static bool IsSet(FanOut fan, Sizes sizes) => fan.Sequence is { } sequence ? sizes.AreSet(sequence) : fan.Loops.All(sizes.AreSetFor);

    private static bool IsThrottled(FanOut fan, CodeFile file) => Throttles.AreIn(fan.Started, file) || fan.Loops.Any(Throttles.ArePausesIn);

    /// <summary>Whether what is started asks a model before it is awaited; an argument that is awaited first is asked for one at a time.</summary>
    private static bool AsksModel(IOperation started, CodeFile file) => started.DescendantsAndSelf().Any(part => file.Calls.CallsModel(part)
        && (part.EnclosingFunction() != started.EnclosingFunction() || !part.Ancestors().TakeWhile(outer => outer != started.Parent).Any(outer => outer is IAwaitOperation)));

    /// <summary>Whether the elements are themselves what is asked: clients, agents and the like are as many as somebody has set up.</summary>
    private static bool GoesOverModels(FanOut fan, CodeFile file)
    {
        List<ISymbol> elements = ElementsOf(fan).ToList();
        return elements.Any(element => file.Apis.CanBeAsked(element.TypeOrNull()))
            || fan.Started.DescendantsAndSelf().OfType<IInvocationOperation>().Any(call => file.Calls.CallsModel(call) && RootOf(call.Instance) is { } root && elements.Contains(root, SymbolEqualityComparer.Default));
    }

    private static IEnumerable<ISymbol> ElementsOf(FanOut fan) => fan.Started switch
    {
        _ when fan.Sequence is null => fan.Loops.OfType<IForEachLoopOperation>().SelectMany(loop => loop.Locals),
        IAnonymousFunctionOperation lambda => lambda.Symbol.Parameters,
        IMethodReferenceOperation method => method.Method.Parameters,
        _ => [],
    };

    private static ISymbol? RootOf(IOperation? receiver) => receiver?.Unconverted() switch
    {
        IMemberReferenceOperation { Instance: { } instance } => RootOf(instance),
        IInvocationOperation { Instance: { } instance } => RootOf(instance),
        var root => root?.SymbolOrNull(),
    };
}
