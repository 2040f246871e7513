using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Code;

/// <summary>
/// What of a model's replies the values of a file hold. A variable holds what any of its assignments gives it; the order of statements is not looked at. What a method of another file
/// makes of a reply is not known, and taken to be no reply.
/// </summary>
internal sealed class ReplyFlow
{
    /// <summary>The members by which a reply shows its text; its other texts are names and numbers that a program gave.</summary>
    private static readonly HashSet<string> TextMembers = new(StringComparer.Ordinal) { "Text", "Content", "OutputText", "ToString", "GetOutputText", "GetValue" };

    private readonly CodeFile file;
    private readonly Dictionary<ISymbol, ReplyKind> held = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> fromPeople = new(SymbolEqualityComparer.Default);

    public ReplyFlow(CodeFile file)
    {
        this.file = file;
        foreach (Binding binding in file.Bindings.Where(binding => People.Give(binding.Value)))
        {
            fromPeople.Add(binding.Target);
        }

        HoldWhatDecisionsAreGiven();
        for (bool isChanged = true; isChanged;)
        {
            isChanged = false;
            foreach (Binding binding in file.Bindings)
            {
                isChanged |= Hold(binding);
            }
        }
    }

    /// <summary>What a value holds of a reply.</summary>
    public ReplyKind KindOf(IOperation? operation) => operation?.Unconverted() switch
    {
        null => ReplyKind.None,
        { ConstantValue.HasValue: true } => ReplyKind.None,
        var value when value.Type.IsClosed() => ReplyKind.None,
        var value => OfValue(value) is not ReplyKind.None and var kind ? kind : file.Apis.IsReply(value.Type.Awaited()) ? ReplyKind.Reply : ReplyKind.None,
    };

    /// <summary>Whether a value is text of a reply that nobody has read into a type.</summary>
    public bool IsText(IOperation? operation) => KindOf(operation) == ReplyKind.Text;

    /// <summary>Whether a value is text that a model wrote, in a typed reply or not.</summary>
    public bool IsWords(IOperation? operation) => KindOf(operation) is ReplyKind.Text or ReplyKind.Field;

    /// <summary>What a framework hands to a decision about a conversation is what its agents have said.</summary>
    private void HoldWhatDecisionsAreGiven()
    {
        foreach (IMethodSymbol method in file.Bodies.Select(body => body.Owner).OfType<IMethodSymbol>().Where(IsDecision))
        {
            foreach (IParameterSymbol parameter in method.Parameters.Where(parameter => IsOfMessages(parameter.Type)))
            {
                held[parameter] = ReplyKind.Reply;
            }
        }

        foreach (IAnonymousFunctionOperation predicate in file.Operations.OfType<IArgumentOperation>().Where(IsGivenToFramework).Select(argument => Binding.LambdaOf(argument.Value)).OfType<IAnonymousFunctionOperation>())
        {
            foreach (IParameterSymbol parameter in predicate.Symbol.Parameters.Where(parameter => IsOfMessages(parameter.Type)))
            {
                held[parameter] = ReplyKind.Reply;
            }
        }
    }

    /// <summary>Whether a function that decides is given to a framework of agents.</summary>
    public static bool IsGivenToFramework(IArgumentOperation argument) =>
        argument.Parameter is { Type: INamedTypeSymbol { DelegateInvokeMethod.ReturnType: var answer }, ContainingSymbol: { } taker }
        && answer.Awaited()?.SpecialType == SpecialType.System_Boolean
        && IsOfAgents(taker);

    private bool IsOfMessages(ITypeSymbol type) => file.Apis.IsMessage(type) || (type is INamedTypeSymbol { TypeArguments: { Length: 1 } elements } && file.Apis.IsMessage(elements[0]));

    private static bool IsDecision(IMethodSymbol method) =>
        method.OverriddenMethod is not null
        && (method.Name.Contains("Terminate") || method.Name.Contains("Select"))
        && IsOfAgents(method.OverriddenMethod);

    private static bool IsOfAgents(ISymbol symbol) =>
        symbol.ContainingNamespace?.ToDisplayString() is { } space
        && (space.StartsWith("Microsoft.SemanticKernel", StringComparison.Ordinal) || space.StartsWith("Microsoft.Agents", StringComparison.Ordinal));

    private bool Hold(Binding binding)
    {
        ITypeSymbol? type = binding.Target.TypeOrNull();
        if (type.Awaited().IsClosed() || fromPeople.Contains(binding.Target))
        {
            return false;
        }

        ReplyKind kind = Given(binding, type.Awaited());
        if (kind <= Held(binding.Target))
        {
            return false;
        }

        held[binding.Target] = kind;
        return true;
    }

    private ReplyKind Given(Binding binding, ITypeSymbol? type)
    {
        // A call that gives a flag writes what it found through an out parameter.
        ReplyKind whole = binding.Value is IInvocationOperation { Type.SpecialType: SpecialType.System_Boolean } call
            ? (call.Instance is null ? OfArguments(call) : Member(call.Instance, call.TargetMethod.Name, type))
            : KindOf(binding.Value);
        return whole == ReplyKind.Reply && type?.SpecialType == SpecialType.System_String ? ReplyKind.Text
            : whole == ReplyKind.Value && type?.SpecialType == SpecialType.System_String ? ReplyKind.Field
            : whole;
    }

    private ReplyKind OfValue(IOperation value) => value switch
    {
        IAwaitOperation awaited => KindOf(awaited.Operation),
        IInvocationOperation invocation => OfCall(invocation),
        IPropertyReferenceOperation property => Greater(HeldBy(property), Member(property.Instance, property.Property.Name, property.Type)),
        IFieldReferenceOperation field => Greater(HeldBy(field), Member(field.Instance, field.Field.Name, field.Type)),
        ILocalReferenceOperation or IParameterReferenceOperation => HeldBy(value),
        IArrayElementReferenceOperation element => KindOf(element.ArrayReference),
        IImplicitIndexerReferenceOperation element => KindOf(element.Instance),
        IConditionalAccessOperation access => KindOf(access.WhenNotNull),
        IConditionalAccessInstanceOperation => KindOf(AccessedBy(value)),
        ICoalesceOperation either => Greater(KindOf(either.Value), KindOf(either.WhenNull)),
        IConditionalOperation either => Greater(KindOf(either.WhenTrue), KindOf(either.WhenFalse)),
        ISwitchExpressionOperation choice => choice.Arms.Select(arm => KindOf(arm.Value)).DefaultIfEmpty().Max(),
        IInterpolatedStringOperation text => text.Parts.OfType<IInterpolationOperation>().Any(part => IsReplyOrWords(part.Expression)) ? ReplyKind.Text : ReplyKind.None,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => IsReplyOrWords(sum.LeftOperand) || IsReplyOrWords(sum.RightOperand) ? ReplyKind.Text : ReplyKind.None,
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues.Select(KindOf).DefaultIfEmpty().Max(),
        ITupleOperation tuple => tuple.Elements.Select(KindOf).DefaultIfEmpty().Max(),
        ICollectionExpressionOperation list => list.Elements.Select(KindOf).DefaultIfEmpty().Max(),
        ISpreadOperation spread => KindOf(spread.Operand),
        _ => ReplyKind.None,
    };

    private ReplyKind OfCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (file.Apis.IsCall(call))
        {
            return call.Type.Awaited()?.SpecialType == SpecialType.System_String ? ReplyKind.Text : ReplyKind.Reply;
        }

        if (file.Calls.BodiesOf(method).Count > 0)
        {
            return Held(method.OriginalDefinition);
        }

        return call.Instance is { } instance ? Member(instance, method.Name, call.Type) : OfArguments(call);
    }

    /// <summary>What the frameworks' static methods and extensions make of what they are given.</summary>
    private ReplyKind OfArguments(IInvocationOperation call)
    {
        if (!call.TargetMethod.IsOfKnownLibrary())
        {
            return ReplyKind.None;
        }

        ReplyKind made = call.Arguments.Select(OfArgument).DefaultIfEmpty().Max();
        return made == ReplyKind.None || !IsReader(call.TargetMethod) ? Part(made, call.Type, call.TargetMethod.Name) : ReplyKind.Value;
    }

    /// <summary>What an argument brings: its value, or what the lambda or method that it is makes.</summary>
    private ReplyKind OfArgument(IArgumentOperation argument) => argument.Value.Unconverted() switch
    {
        var value when Binding.LambdaOf(value) is { } lambda => Results(lambda).Select(KindOf).DefaultIfEmpty().Max(),
        IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var method } } => Held(method.OriginalDefinition),
        var value => KindOf(value),
    };

    private static IEnumerable<IOperation?> Results(IAnonymousFunctionOperation lambda) =>
        lambda.Body.Descendants().OfType<IReturnOperation>().Where(result => result.EnclosingFunction() == lambda).Select(result => result.ReturnedValue);

    private ReplyKind Member(IOperation? instance, string name, ITypeSymbol? type) =>
        instance?.Type is { } whole && !SymbolEqualityComparer.Default.Equals(whole.Awaited(), whole) && !type.IsClosed()
            ? KindOf(instance)
            : Part(KindOf(instance), type, name);

    /// <summary>What a member of something holds, by the member's name and type.</summary>
    private static ReplyKind Part(ReplyKind whole, ITypeSymbol? type, string name)
    {
        ITypeSymbol? part = type.Awaited();
        if (part.IsClosed() || part?.SpecialType == SpecialType.System_Void)
        {
            return ReplyKind.None;
        }

        bool isText = part?.SpecialType == SpecialType.System_String;
        return whole switch
        {
            ReplyKind.Reply when isText => TextMembers.Contains(name) ? ReplyKind.Text : ReplyKind.None,
            ReplyKind.Reply when name == "Result" => ReplyKind.Value,
            ReplyKind.Value when isText => ReplyKind.Field,
            _ => whole,
        };
    }

    private bool IsReplyOrWords(IOperation operation) => KindOf(operation) is not (ReplyKind.None or ReplyKind.Value);

    private ReplyKind HeldBy(IOperation reference) => reference.SymbolOrNull() is { } symbol ? Held(symbol) : ReplyKind.None;

    private ReplyKind Held(ISymbol symbol) => held.TryGetValue(symbol, out ReplyKind kind) ? kind : ReplyKind.None;

    private static ReplyKind Greater(ReplyKind one, ReplyKind other) => one > other ? one : other;

    private static IOperation? AccessedBy(IOperation placeholder) =>
        placeholder.Ancestors().OfType<IConditionalAccessOperation>().FirstOrDefault(access => !placeholder.IsWithin(access.Operation))?.Operation;

    /// <summary>Whether a method reads text into a value of a type.</summary>
    private static bool IsReader(IMethodSymbol method) =>
        method.Name.StartsWith("Deserialize", StringComparison.Ordinal) || (method.Name == "Parse" && method.ContainingType.Name.StartsWith("J", StringComparison.Ordinal));
}
