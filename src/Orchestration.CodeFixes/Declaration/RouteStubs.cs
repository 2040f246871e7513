using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;
using Orchestration.Compiler.Parsing.Steps;

namespace Orchestration.CodeFixes.Declaration;

/// <summary>
/// Writes steps for the values of a route that nothing handles yet: model steps that read what the entry was given, or code steps that throw where
/// no model can give what the other cases give.
/// </summary>
internal sealed class RouteStubs
{
    private readonly IMethodSymbol classify;
    private readonly ITypeSymbol label;
    private readonly ITypeSymbol? result;
    private readonly List<IParameterSymbol> inputs;
    private readonly string? client;
    private readonly bool isModel;
    private readonly HashSet<string> taken;
    private readonly SemanticModel model;
    private readonly int position;

    private RouteStubs(ParseContext context, PipelineModel pipeline, IMethodSymbol classify, ITypeSymbol label, SemanticModel model, int position)
    {
        this.classify = classify;
        this.label = label;
        this.model = model;
        this.position = position;
        result = ResultOf(context.Methods.First(method => method.HasOurs("Case")).ReturnType);
        inputs = InputsOf(context.Type);
        isModel = pipeline.Clients.Count > 0 && result is not null && JsonContracts.CanBeRead(context, result);
        client = ClientOf(context, pipeline);
        taken = [.. pipeline.TakenNames, .. inputs.Select(input => CodeNames.Pascal(input.Name))];
    }

    public static RouteStubs? For(MethodDeclarationSyntax classify, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetDeclaredSymbol(classify, cancellationToken) is not { } method
            || ResultOf(method.ReturnType) is not { } label
            || PipelineParser.PatternOf(method.ContainingType) is not { } pattern
            || PipelineParser.Parse(method.ContainingType, model.Compilation, cancellationToken) is not { } parsed)
        {
            return null;
        }

        var context = new ParseContext(method.ContainingType, pattern, model.Compilation, cancellationToken);
        return context.Methods.Any(candidate => candidate.HasOurs("Case"))
            ? new RouteStubs(context, parsed.Model, method, label, model, classify.SpanStart)
            : null;
    }

    public static bool IsCase(MethodDeclarationSyntax method) => method.AttributeLists
        .SelectMany(list => list.Attributes)
        .Any(attribute => attribute.Name.ToString().Split('.', ':').Last() is "Case" or "CaseAttribute");

    /// <summary>A step for each value, named after it.</summary>
    public IEnumerable<string> Cases(IEnumerable<string> values)
    {
        var used = new HashSet<string>(taken);
        bool isBool = label.SpecialType == SpecialType.System_Boolean;
        foreach (string value in values)
        {
            string written = isBool ? value : $"{Text(label)}.{CodeNames.Escape(value)}";
            string name = Free(isBool ? "When" + CodeNames.Pascal(value) : CodeNames.Pascal(value), used);
            yield return Step($"Case({written})", name, $"Answer where {classify.Name} says {value}.");
        }
    }

    /// <summary>A step for whatever no case handles.</summary>
    public string Otherwise() => Step("Otherwise", Free("Other", [.. taken]), "Answer what no other case handles.");

    private static string Free(string wanted, HashSet<string> used)
    {
        IEnumerable<string> candidates = new[] { wanted, "Handle" + wanted }
            .Concat(Enumerable.Range(2, int.MaxValue - 2).Select(number => $"Handle{wanted}{number}"));
        return candidates.First(used.Add);
    }

    private string Step(string role, string name, string instruction)
    {
        string parameters = string.Join(", ", inputs.Select(input => $"{Text(input.Type)} {CodeNames.Escape(input.Name)}"));
        string type = result is null ? "void" : Text(result);
        return isModel
            ? $"[{role}, Prompt({Prompt(instruction)}){client}]\nprivate partial Task<{type}> {name}({parameters});"
            : $"[{role}]\nprivate static {type} {name}({parameters}) => throw new System.NotImplementedException();";
    }

    private string Prompt(string instruction) => SymbolDisplay.FormatLiteral(
        string.Join("\n\n", inputs.Where(GoesIntoText).Select(input => "{" + input.Name + "}").Prepend(instruction)),
        quote: true);

    private static bool GoesIntoText(IParameterSymbol input) =>
        TypeReader.KindOf(input.Type) is not (ValueKind.Content or ValueKind.Contents or ValueKind.Conversation);

    private string Text(ITypeSymbol type) => type.ToMinimalDisplayString(model, position);

    private static ITypeSymbol? ResultOf(ITypeSymbol returned)
    {
        ITypeSymbol? given = KnownTypes.IsTask(returned, out ITypeSymbol? inTask) ? inTask
            : KnownTypes.IsValueTask(returned, out ITypeSymbol? inValueTask) ? inValueTask
            : returned.SpecialType == SpecialType.System_Void ? null
            : returned;
        return given is not null && KnownTypes.IsOutcome(given, out ITypeSymbol? value) ? value : given;
    }

    private static List<IParameterSymbol> InputsOf(INamedTypeSymbol type) =>
        type.GetMembers(EntryParser.EntryName).OfType<IMethodSymbol>().Take(1)
            .SelectMany(entry => entry.Parameters)
            .Where(parameter => !KnownTypes.IsCancellationToken(parameter.Type) && !parameter.Type.IsOurs("RunOptions"))
            .ToList();

    /// <summary>Which of several clients the step runs on: that of the other cases, else that of the classifier, else the first.</summary>
    private static string? ClientOf(ParseContext context, PipelineModel pipeline)
    {
        if (pipeline.Clients.Count < 2 || context.Type.Ours("Model")?.Text(0) is not null)
        {
            return null;
        }

        string name = pipeline.Steps
            .Where(step => step.Model?.Client is not null)
            .OrderBy(step => step.Role == "Classify")
            .Select(step => step.Model!.Client!.Name)
            .FirstOrDefault() ?? pipeline.Clients[0].Name;
        return $", Model(nameof({CodeNames.Escape(name)}))";
    }
}
