using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>
/// Finds the pieces of a text that come from outside: from a parameter that other code fills, a request, or a person's line. What is made by a method that is not the framework's own, such as one that
/// escapes, is not outside any more, and neither is what was held against a list of allowed values.
/// </summary>
internal sealed class OutsideText(CodeFile file)
{
    /// <summary>How parameters are called that a program fills from its own settings.</summary>
    private static readonly string[] Settings =
    [
        "lang", "locale", "culture", "tone", "style", "persona", "role", "name", "format", "schema", "model", "date", "today", "now", "time", "country", "currency", "unit", "instruction", "prompt", "system", "rule", "guideline",
        "template", "policy", "policies", "criteri", "rubric", "version", "level", "mode", "kind", "type", "tool", "brand", "domain", "specialt", "expertise", "company", "product", "audience", "label", "categor", "prefix", "suffix", "header",
        "section", "title", "id", "key", "goal", "objective", "standard", "config", "setting", "option", "code", "agent", "speciali", "field", "skill", "region", "timezone", "capabilit",
    ];

    /// <summary>How members of what a caller hands in are called that hold what somebody wrote.</summary>
    private static readonly string[] Writings = ["Text", "Body", "Content", "Message", "Question", "Query", "Input", "Comment", "Description", "Notes", "Request", "Prompt", "Subject", "Transcript"];

    /// <summary>How types are called whose every word a caller has sent.</summary>
    private static readonly string[] Sent = ["Request", "Input", "Payload", "Form", "Dto"];

    private static readonly HashSet<string> Requests = new(StringComparer.Ordinal) { "HttpRequest", "HttpContext", "HttpRequestData", "IQueryCollection", "IFormCollection", "IHeaderDictionary", "HttpRequestMessage" };

    private readonly HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);

    /// <summary>The pieces from outside that a text is put together of; none where the text is one such piece as a whole, which is the business of whoever gives it.</summary>
    public IReadOnlyList<IOperation> PiecesOf(IOperation text)
    {
        seen.Clear();
        return Pieces(text, isPart: false).ToList();
    }

    private IEnumerable<IOperation> Pieces(IOperation operation, bool isPart)
    {
        IOperation value = operation.Unconverted();
        return value switch
        {
            { ConstantValue.HasValue: true } => [],
            IInterpolatedStringOperation text => text.Parts.OfType<IInterpolationOperation>().SelectMany(part => Pieces(part.Expression, isPart: true)),
            IInterpolatedStringHandlerCreationOperation handler => Pieces(handler.Content, isPart),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Pieces(sum.LeftOperand, isPart: true).Concat(Pieces(sum.RightOperand, isPart: true)),
            ICoalesceOperation either => Pieces(either.Value, isPart).Concat(Pieces(either.WhenNull, isPart)),
            IConditionalOperation { WhenFalse: { } other } choice => Pieces(choice.WhenTrue, isPart).Concat(Pieces(other, isPart)),
            IConditionalAccessOperation access => Pieces(access.Operation, isPart),
            ICollectionExpressionOperation list => list.Elements.SelectMany(element => Pieces(element, isPart)),
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues.SelectMany(element => Pieces(element, isPart)),
            IObjectCreationOperation { Type.Name: "TextContent" } content => content.Arguments.SelectMany(argument => Pieces(argument.Value, isPart)),
            IInvocationOperation call => OfCall(call, isPart),
            ILocalReferenceOperation { Local: var local } => People.Give(value) || IsTyped(local) ? Whole(value, isPart) : OfVariable(local, isPart),
            IParameterReferenceOperation reference => OfParameter(reference, isPart),
            IPropertyReferenceOperation property => IsOfRequest(property) || IsWritten(property) ? Whole(value, isPart) : [],
            _ => People.Give(value) ? Whole(value, isPart) : [],
        };
    }

    private static IEnumerable<IOperation> Whole(IOperation piece, bool isPart) => isPart ? [piece] : [];

    private IEnumerable<IOperation> OfCall(IInvocationOperation call, bool isPart)
    {
        if (People.Give(call) || (call.Instance is IPropertyReferenceOperation property && IsOfRequest(property)))
        {
            return Whole(call, isPart);
        }

        IMethodSymbol method = call.TargetMethod;
        if (method.ContainingType.SpecialType == SpecialType.System_String)
        {
            return method.Name switch
            {
                "Format" or "Concat" or "Join" => call.Arguments.SelectMany(argument => Pieces(argument.Value, isPart: true)),
                "Replace" when call.Instance is { } template && call.Arguments.Length > 1 => Pieces(template, isPart: true).Where(piece => piece.Type?.SpecialType != SpecialType.System_String).Concat(Pieces(call.Arguments[1].Value, isPart: true)),
                "Replace" => [],
                _ => call.Instance is { } whole ? Pieces(whole, isPart) : [],
            };
        }

        if (method.Name == "ToString" && call.Instance is { Type.Name: "StringBuilder" } builder && builder.SymbolOrNull() is { } written && seen.Add(written))
        {
            return file.Bindings.Where(binding => Is(binding.Target, written)).SelectMany(binding => Pieces(binding.Value, isPart: true));
        }

        // What a method of this file makes of what it is given is read in its own body.
        return file.Bindings.Where(binding => Is(binding.Target, method.OriginalDefinition) && seen.Add(method.OriginalDefinition)).SelectMany(binding => Pieces(binding.Value, isPart));
    }

    private IEnumerable<IOperation> OfVariable(ILocalSymbol local, bool isPart) =>
        seen.Add(local) && local.Type.SpecialType == SpecialType.System_String ? file.Bindings.Where(binding => Is(binding.Target, local)).SelectMany(binding => Pieces(binding.Value, isPart || IsAddedTo(binding.Value))) : [];

    private static bool IsAddedTo(IOperation value) => value.Parent is ICompoundAssignmentOperation;

    private IEnumerable<IOperation> OfParameter(IParameterReferenceOperation reference, bool isPart)
    {
        IParameterSymbol parameter = reference.Parameter;
        if (!isPart || parameter.Type.SpecialType != SpecialType.System_String || IsSetting(parameter.Name) || IsChecked(parameter, reference))
        {
            return [];
        }

        return parameter.ContainingSymbol is not IMethodSymbol method ? []
            : IsCalledFromOutside(method) ? [reference]
            : seen.Add(parameter) && file.Bindings.Any(binding => Is(binding.Target, parameter) && Pieces(binding.Value, isPart: true).Any()) ? [reference]
            : [];
    }

    /// <summary>Whether other files, or other people, call a method. What a constructor is given is settled once; a lambda is called by a request where it is mapped to one.</summary>
    private bool IsCalledFromOutside(IMethodSymbol method) => method.MethodKind switch
    {
        MethodKind.Ordinary => method.DeclaredAccessibility is not Accessibility.Private || method.ExplicitInterfaceImplementations.Length > 0,
        MethodKind.ExplicitInterfaceImplementation => true,
        MethodKind.AnonymousFunction => file.Operations.OfType<IAnonymousFunctionOperation>().FirstOrDefault(lambda => Is(lambda.Symbol, method)) is { } lambda
            && lambda.Ancestors().OfType<IInvocationOperation>().FirstOrDefault() is { TargetMethod.Name: var name } && name.StartsWith("Map", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>Whether a parameter is held against what is allowed.</summary>
    private static bool IsChecked(IParameterSymbol parameter, IOperation place) => place.Root().Descendants().OfType<IInvocationOperation>().Any(call =>
        call.TargetMethod.Name is "Contains" or "ContainsKey" or "TryParse" or "Parse" or "IsDefined" or "IsMatch" or "TryGetValue"
        && call.Arguments.Any(argument => argument.Value.Unconverted() is IParameterReferenceOperation asked && Is(asked.Parameter, parameter)));

    private static bool IsSetting(string name) => Settings.Any(word => Ends(name, word));

    /// <summary>Whether a word of a name begins so: "agentName" has "name", and "tournament" has none.</summary>
    private static bool Ends(string name, string word)
    {
        for (int at = name.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = name.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            bool isShort = word.Length < 4;
            int end = at + word.Length;
            if ((at == 0 || char.IsUpper(name[at]) || name[at - 1] == '_') && (!isShort || word == "lang" || end == name.Length || char.IsUpper(name[end]) || name.Substring(end) == "s"))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsTyped(ILocalSymbol local) => file.Bindings.Any(binding => Is(binding.Target, local) && People.Give(binding.Value));

    private static bool IsOfRequest(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Instance: { } instance } => (instance.Type is { Name: var type } && Requests.Contains(type)) || IsOfRequest(instance.Unconverted()),
        _ => false,
    };

    /// <summary>Whether a member holds what somebody wrote, of something that a method of this file is given.</summary>
    private bool IsWritten(IPropertyReferenceOperation property) =>
        property is { Type.SpecialType: SpecialType.System_String, Instance: IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol method } parameter } }
        && IsCalledFromOutside(method)
        && !parameter.Type.Name.Contains("Option") && !parameter.Type.Name.Contains("Settings") && !parameter.Type.Name.Contains("Config")
        && parameter.Type.IsInSource()
        && (Sent.Any(word => parameter.Type.Name.EndsWith(word, StringComparison.Ordinal))
            || (Writings.Any(word => property.Property.Name.EndsWith(word, StringComparison.Ordinal)) && !IsSetting(property.Property.Name)));

    private static bool Is(ISymbol? symbol, ISymbol other) => SymbolEqualityComparer.Default.Equals(symbol, other);
}
