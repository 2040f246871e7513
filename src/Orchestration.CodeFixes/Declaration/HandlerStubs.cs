using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;
using Orchestration.Compiler.Parsing.Steps;

namespace Orchestration.CodeFixes.Declaration;

/// <summary>
/// Writes steps for values that nothing handles yet: model steps, or code steps that throw where no model can give what the other steps of the
/// role give. A case reads what the entry was given, a worker what the first worker reads.
/// </summary>
internal sealed class HandlerStubs
{
    public const string Case = "Case";

    private readonly string giver;
    private readonly string role;
    private readonly IMethodSymbol first;
    private readonly List<IParameterSymbol> inputs;
    private readonly ITypeSymbol? result;
    private readonly string? client;
    private readonly bool isModel;
    private readonly HashSet<string> taken;
    private readonly SemanticModel model;
    private readonly int position;

    private HandlerStubs(ParseContext context, PipelineModel pipeline, (string Giver, string Role, IMethodSymbol First) steps, SemanticModel model, int position)
    {
        (giver, role, first) = steps;
        this.model = model;
        this.position = position;
        result = ResultOf(first.ReturnType);
        inputs = (role == Case ? EntryOf(context.Type) : first)?.Parameters.Where(IsInput).ToList() ?? [];
        isModel = pipeline.Clients.Count > 0 && result is not null && JsonContracts.CanBeRead(context, result);
        client = ClientOf(context, pipeline, role);
        taken = [.. pipeline.TakenNames, .. inputs.Select(input => CodeNames.Pascal(input.Name))];
    }

    /// <summary>The stubs for a step that gives a value, which steps of a role handle.</summary>
    public static HandlerStubs? For(MethodDeclarationSyntax giver, string role, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetDeclaredSymbol(giver, cancellationToken) is not { } method
            || PipelineParser.PatternOf(method.ContainingType) is not { } pattern
            || PipelineParser.Parse(method.ContainingType, model.Compilation, cancellationToken) is not { } parsed)
        {
            return null;
        }

        var context = new ParseContext(method.ContainingType, pattern, model.Compilation, cancellationToken);
        return context.Methods.FirstOrDefault(candidate => candidate.HasOurs(role)) is { } first
            ? new HandlerStubs(context, parsed.Model, (method.Name, role, first), model, giver.SpanStart)
            : null;
    }

    public static bool IsOfRole(MethodDeclarationSyntax method, string role) => method.AttributeLists
        .SelectMany(list => list.Attributes)
        .Any(attribute => attribute.ShortName() == role);

    /// <summary>A step for each value, named after it.</summary>
    public IEnumerable<string> Handlers(IEnumerable<string> values)
    {
        var used = new HashSet<string>(taken);
        ITypeSymbol? type = first.Ours(role)!.Values().Select(value => value.Type).FirstOrDefault(type => type is not null);
        bool isBool = type is null or { SpecialType: SpecialType.System_Boolean };
        foreach (string value in values)
        {
            string written = isBool ? value : $"{Text(type!)}.{CodeNames.Escape(value)}";
            string name = Free(isBool ? "When" + CodeNames.Pascal(value) : CodeNames.Pascal(value), used);
            yield return Step($"{role}({written})", name, role == Case ? $"Answer where {giver} says {value}." : $"Do this work of the kind {value}.");
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

    private string Step(string attribute, string name, string instruction)
    {
        string parameters = string.Join(", ", inputs.Select(input => $"{From(input)}{Text(input.Type)} {CodeNames.Escape(input.Name)}"));
        string type = result is null ? "void" : Text(result);
        return isModel
            ? $"[{attribute}, Prompt({Prompt(instruction)}){client}]\nprivate partial Task<{type}> {name}({parameters});"
            : $"[{attribute}]\nprivate static {type} {name}({parameters}) => throw new System.NotImplementedException();";
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

    private static IMethodSymbol? EntryOf(INamedTypeSymbol type) =>
        type.GetMembers(EntryParser.EntryName).OfType<IMethodSymbol>().FirstOrDefault();

    private static bool IsInput(IParameterSymbol parameter) =>
        !KnownTypes.IsCancellationToken(parameter.Type) && !parameter.Type.IsOurs("RunOptions");

    /// <summary>What a parameter reads, where it says so itself.</summary>
    private static string From(IParameterSymbol parameter) =>
        parameter.Ours("From")?.ApplicationSyntaxReference?.GetSyntax() is { } written ? $"[{written}] " : "";

    /// <summary>Which of several clients the step runs on: that of the others of the role, else that of another step, else the first.</summary>
    private static string? ClientOf(ParseContext context, PipelineModel pipeline, string role)
    {
        if (pipeline.Clients.Count < 2 || context.Type.Ours("Model")?.Text(0) is not null)
        {
            return null;
        }

        string name = pipeline.Steps
            .Where(step => step.Model?.Client is not null)
            .OrderBy(step => step.Role != role)
            .Select(step => step.Model!.Client!.Name)
            .FirstOrDefault() ?? pipeline.Clients[0].Name;
        return $", Model(nameof({CodeNames.Escape(name)}))";
    }
}
