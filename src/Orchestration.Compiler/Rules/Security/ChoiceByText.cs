using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Rules.Security;

/// <summary>Finds where the body of a step chooses by words what runs next: the route, a worker, a tool, an agent, a client or a pipeline.</summary>
/// <param name="code">The step.</param>
/// <param name="parameters">Its parameters whose words are looked for.</param>
internal sealed class ChoiceByText(CodeStep code, IEnumerable<string> parameters)
{
    private static readonly HashSet<string> Lookups = new(StringComparer.Ordinal)
    {
        "TryGetValue", "GetValueOrDefault", "GetKeyedService", "GetRequiredKeyedService",
    };

    /// <summary>What leaves the words of a text as they are, but for how they are written.</summary>
    private static readonly HashSet<string> Spellings = new(StringComparer.Ordinal)
    {
        "Trim", "TrimStart", "TrimEnd", "ToLower", "ToLowerInvariant", "ToUpper", "ToUpperInvariant",
    };

    private readonly HashSet<string> parameters = new(parameters, StringComparer.Ordinal);
    private readonly HashSet<ITypeSymbol> kinds = new(KindsOf(code), SymbolEqualityComparer.Default);

    /// <summary>Whether all that the step does is to choose.</summary>
    private bool IsClassifier => code.Step.Role == "Classify";

    /// <summary>The first such place, with the parameter whose words decide; null where there is none.</summary>
    public (IOperation Operation, string Parameter)? In(IEnumerable<IOperation> blocks)
    {
        var search = new WordSearch(value => ParameterIn(value) is not null);
        foreach (IOperation operation in blocks.SelectMany(block => block.DescendantsAndSelf()).OrderBy(operation => operation.Syntax.SpanStart))
        {
            IOperation? words = search.IsSearch(operation) && Decides(operation) ? operation : WordsOf(operation);
            if (words is not null && ParameterIn(words) is { } parameter)
            {
                return (operation, parameter);
            }
        }

        return null;
    }

    private bool Decides(IOperation search) => IsClassifier || search.Ancestors().Prepend(search).Any(outer => Picks(outer, search));

    /// <summary>The words by which an operation chooses; null where it chooses nothing.</summary>
    private IOperation? WordsOf(IOperation operation) => operation switch
    {
        IReturnOperation { ReturnedValue: { } value } when IsClassifier && code.Step.Result is { IsText: true } => Spelt(value),
        IInvocationOperation call when IsEnumParse(call) => call.Arguments.Select(argument => argument.Value).FirstOrDefault(IsText),
        IInvocationOperation call when Lookups.Contains(call.TargetMethod.Name) && IsOfLibrary(call.TargetMethod) && GivesRunnable(call) => call.Arguments.Select(argument => argument.Value).FirstOrDefault(IsText),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } comparison when IsOfLookup(comparison) => new[] { comparison.LeftOperand, comparison.RightOperand }.FirstOrDefault(side => ParameterIn(side) is not null),
        IPropertyReferenceOperation { Property.IsIndexer: true } lookup when IsRunnable(lookup.Type) => lookup.Arguments.Select(argument => argument.Value).FirstOrDefault(IsText),
        _ => null,
    };

    /// <summary>The parameter whose words a value holds, itself or through a local or the lambda that is called with it.</summary>
    private string? ParameterIn(IOperation value) => WrittenValue.Behind(value)
        .OfType<IParameterReferenceOperation>()
        .Select(reference => reference.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction }
            ? WalkedBy(reference)
            : parameters.Contains(reference.Parameter.Name) ? reference.Parameter.Name : null)
        .FirstOrDefault(name => name is not null);

    /// <summary>The parameter whose parts are given to the lambda that a reference stands in, as <c>text.Split(' ').Select(word => …)</c> does.</summary>
    private string? WalkedBy(IParameterReferenceOperation reference) => reference.Ancestors()
        .OfType<IInvocationOperation>()
        .SelectMany(call => call.Instance is null ? call.Arguments.Take(1).Select(argument => argument.Value) : [call.Instance])
        .Where(source => !reference.IsWithin(source))
        .SelectMany(WrittenValue.Behind)
        .OfType<IParameterReferenceOperation>()
        .Select(source => source.Parameter.Name)
        .FirstOrDefault(parameters.Contains);

    /// <summary>Whether a question about words decides between kinds of work or between things that run.</summary>
    private bool Picks(IOperation outer, IOperation search) => outer switch
    {
        IConditionalOperation choice => search.IsWithin(choice.Condition) && new[] { choice.WhenTrue, choice.WhenFalse }.OfType<IOperation>().Any(Runs),
        ISwitchExpressionOperation choice => search == choice && choice.Arms.Any(arm => Runs(arm.Value)),
        ISwitchOperation choice => search == choice && choice.Cases.SelectMany(section => section.Body).Any(Runs),
        IInvocationOperation call => call != search && IsOfLibrary(call.TargetMethod) && IsRunnable(call.Type),
        _ => false,
    };

    private bool Runs(IOperation branch) => branch.DescendantsAndSelf().Any(part => part switch
    {
        IFieldReferenceOperation { Field: { IsConst: true, ContainingType: { } type } } => kinds.Contains(type),
        IInvocationOperation { Instance.Type: { } type } => IsRunnable(type),
        ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation => IsRunnable(part.Type) && part.Parent is not IInvocationOperation,
        _ => false,
    });

    private bool IsEnumParse(IInvocationOperation call) =>
        call.TargetMethod is { Name: "Parse" or "TryParse", ContainingType.SpecialType: SpecialType.System_Enum } method
        && (method.TypeArguments.Any(kinds.Contains) || call.Arguments.Any(argument => argument.Value is ITypeOfOperation { TypeOperand: { } type } && kinds.Contains(type)));

    /// <summary>Whether a comparison looks one out of several things that run, as <c>First(tool => tool.Name == name)</c> does.</summary>
    private static bool IsOfLookup(IOperation comparison) =>
        comparison.EnclosingFunction()?.Ancestors().OfType<IInvocationOperation>().FirstOrDefault() is { } call && IsOfLibrary(call.TargetMethod) && IsRunnable(call.Type);

    private static bool GivesRunnable(IInvocationOperation call) =>
        IsRunnable(call.Type) || call.Arguments.Any(argument => argument.Parameter is { RefKind: RefKind.Out } && IsRunnable(argument.Value.Type));

    /// <summary>Whether a value of a type is there to be run: a pipeline, an agent, a client, a tool, or a method that is awaited.</summary>
    private static bool IsRunnable(ITypeSymbol? type) => type.Awaited() switch
    {
        INamedTypeSymbol { DelegateInvokeMethod.ReturnType: { } result } => KnownTypes.IsTask(result, out _) || KnownTypes.IsValueTask(result, out _),
        INamedTypeSymbol { TypeKind: TypeKind.Class } named when PipelineParser.PatternOf(named) is not null => true,
        { } other => KnownTypes.IsChatClient(other) || other.IsA("Microsoft.Extensions.AI", "AITool") || other.IsA("Microsoft.Agents.AI", "AIAgent"),
        null => false,
    };

    /// <summary>A text as it is, or spelt otherwise; null where it is made of something else as well.</summary>
    private static IOperation? Spelt(IOperation value) => value.Unconverted() switch
    {
        IInvocationOperation { Instance: { } text, TargetMethod: { Name: var name, ContainingType.SpecialType: SpecialType.System_String } } when Spellings.Contains(name) => Spelt(text),
        IParameterReferenceOperation or ILocalReferenceOperation => value,
        IPropertyReferenceOperation { Instance: IParameterReferenceOperation or ILocalReferenceOperation } => value,
        _ => null,
    };

    private static bool IsText(IOperation value) => value.Unconverted().Type?.SpecialType == SpecialType.System_String;

    private static bool IsOfLibrary(IMethodSymbol method) => method.IsOfFramework() || KnownTypes.IsNamespace(method.ContainingNamespace, "Microsoft.Extensions.DependencyInjection");

    /// <summary>The enums that name the routes or the workers.</summary>
    private static IEnumerable<ITypeSymbol> KindsOf(CodeStep code) => UserView.Methods(code.Pipeline)
        .Select(method => method.Ours("Worker") ?? method.Ours("Case"))
        .OfType<AttributeData>()
        .SelectMany(attribute => attribute.Values())
        .Select(value => value.Type)
        .OfType<ITypeSymbol>();
}
