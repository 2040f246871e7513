using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Parsing;

namespace Orchestration.CodeFixes.ModelCode;

/// <summary>Writes the pipeline that states what a hand-written critic does.</summary>
internal sealed class CriticText
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal) { "draft", "verdict", "history", "round", "feedback", "options" };

    private readonly HandWrittenCritic critic;
    private readonly SemanticModel model;
    private readonly string newLine;
    private readonly List<string> clients;
    private readonly List<ParameterSyntax> inputs;
    private readonly ParameterSyntax? token;

    private CriticText(HandWrittenCritic critic, SemanticModel model, string newLine)
    {
        (this.critic, this.model, this.newLine) = (critic, model, newLine);
        clients = Calls.Select(call => call.Client).Distinct().ToList();
        token = critic.Method.ParameterList.Parameters.FirstOrDefault(IsToken);
        inputs = critic.Method.ParameterList.Parameters.Where(parameter => !IsToken(parameter)).ToList();
        Name = NameOf(critic.Method.Identifier.ValueText);
    }

    /// <summary>The name of the pipeline.</summary>
    public string Name { get; }

    /// <summary>The call of the pipeline that takes the method's body's place.</summary>
    public string Run => $"await new {Name}({string.Join(", ", clients)}).RunAsync({string.Join(", ", critic.Method.ParameterList.Parameters.Select(parameter => parameter.Identifier.Text))})";

    private IEnumerable<HandWrittenCall> Calls => [critic.Produce, critic.Evaluate, critic.Revise];

    /// <summary>Reads what is to be written; null where it cannot be said as a pipeline.</summary>
    public static CriticText? Of(HandWrittenCritic critic, SemanticModel model, string newLine)
    {
        var text = new CriticText(critic, model, newLine);
        return text.CanBeStated() ? text : null;
    }

    /// <summary>The pipeline's class.</summary>
    public string Write(string indentation)
    {
        string verdict = critic.Evaluate.Reply!.ToString();
        string exhausted = critic.ReturnsLast ? ", OnExhausted = Exhaustion.ReturnLast" : "";
        string entry = string.Join(", ", critic.Method.ParameterList.Parameters.Select(parameter => parameter.WithAttributeLists(default).WithModifiers(default).ToString().Trim()));
        var lines = new List<string>
        {
            $"[Critic(MaxRounds = {critic.Rounds}{exhausted})]",
            $"public partial class {Name}({string.Join(", ", clients.Select(client => "IChatClient " + Parameter(client)))})",
            "{",
            $"    public partial Task<string> RunAsync({entry});",
            "",
        };
        lines.AddRange(Step("Produce", critic.Produce, "string"));
        lines.Add("");
        lines.AddRange(Step("Evaluate", critic.Evaluate, verdict));
        lines.Add("");
        if (Predicate() is { } accepts)
        {
            lines.Add("    [Accept]");
            lines.Add($"    private static bool Accepts({verdict} verdict) => {accepts};");
            lines.Add("");
        }

        lines.AddRange(Step("Revise", critic.Revise, "string"));
        lines.Add("}");
        return string.Join(newLine, lines.Select(line => line.Length == 0 ? line : indentation + line));
    }

    private bool CanBeStated() =>
        inputs.All(input => !Reserved.Contains(input.Identifier.ValueText) && input.Modifiers.Count == 0 && input.Default is null)
        && Calls.All(call => IsChatClient(call) && PromptOf(call) is not null && (call.Token is null || call.Token == token?.Identifier.ValueText))
        && !Reads(critic.Produce, critic.Draft) && !Reads(critic.Produce, VerdictVariable) && !Reads(critic.Evaluate, VerdictVariable)
        && critic.Accepted.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(IsVariable).All(name => name.Identifier.ValueText == VerdictVariable)
        && model.LookupNamespacesAndTypes(critic.Method.SpanStart, name: Name).IsEmpty;

    private string VerdictVariable => critic.Verdict.Split('.')[0];

    private bool IsVariable(IdentifierNameSyntax name) => model.GetSymbolInfo(name).Symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol { IsConst: false, IsStatic: false };

    private bool IsChatClient(HandWrittenCall call) =>
        call.Prompt.Parent?.Parent?.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var client } }
        && model.GetTypeInfo(client).Type is { Name: "IChatClient" };

    /// <summary>What accepts a verdict; null for the library's own, which says so itself.</summary>
    private string? Predicate()
    {
        string condition = critic.Accepted.ToString();
        return condition == critic.Verdict + ".Accepted" && model.GetTypeInfo(critic.Evaluate.Reply!).Type is { Name: "Verdict", ContainingNamespace.Name: "Orchestration" }
            ? null
            : condition.Replace(critic.Verdict + ".", "verdict.");
    }

    private IEnumerable<string> Step(string role, HandWrittenCall call, string result)
    {
        string chosen = clients.Count > 1 ? $", Model(nameof({Parameter(call.Client)}))" : "";
        yield return $"    [{role}, Prompt({SymbolDisplay.FormatLiteral(PromptOf(call)!, quote: true)}){chosen}]";
        yield return $"    private partial Task<{result}> {role}({string.Join(", ", ParametersOf(call))});";
    }

    private IEnumerable<string> ParametersOf(HandWrittenCall call)
    {
        foreach (ParameterSyntax input in inputs.Where(input => Reads(call, input.Identifier.ValueText)))
        {
            yield return $"{input.Type} {input.Identifier.Text}";
        }

        if (Reads(call, critic.Draft))
        {
            yield return "string draft";
        }

        if (Reads(call, VerdictVariable))
        {
            yield return $"{critic.Evaluate.Reply} verdict";
        }
    }

    private static bool Reads(HandWrittenCall call, string variable) => call.Prompt.DescendantNodesAndSelf()
        .OfType<IdentifierNameSyntax>()
        .Any(name => name.Identifier.ValueText == variable && (name.Parent is not MemberAccessExpressionSyntax access || access.Expression == name));

    /// <summary>A prompt with placeholders; null where it has more than variables and their members in it.</summary>
    private string? PromptOf(HandWrittenCall call)
    {
        if (call.Prompt is LiteralExpressionSyntax { Token.Value: string literal })
        {
            return Escaped(literal);
        }

        if (call.Prompt is not InterpolatedStringExpressionSyntax text)
        {
            return null;
        }

        var prompt = new StringBuilder();
        foreach (InterpolatedStringContentSyntax part in text.Contents)
        {
            switch (part)
            {
                case InterpolatedStringTextSyntax words:
                    // The text of a token has its escapes undone, but for doubled braces, which a prompt doubles as well.
                    prompt.Append(words.TextToken.ValueText);
                    break;
                case InterpolationSyntax { AlignmentClause: null, FormatClause: null, Expression: var value } when Placeholder(value) is { } name:
                    prompt.Append('{').Append(name).Append('}');
                    break;
                default:
                    return null;
            }
        }

        return prompt.ToString();
    }

    private string? Placeholder(ExpressionSyntax value)
    {
        string path = value.ToString();
        if (value.DescendantNodesAndSelf().Any(node => node is not (IdentifierNameSyntax or MemberAccessExpressionSyntax)))
        {
            return null;
        }

        return path == critic.Draft ? "draft"
            : path.StartsWith(critic.Verdict + ".", StringComparison.Ordinal) ? "verdict" + path.Substring(critic.Verdict.Length)
            : inputs.Any(input => input.Identifier.ValueText == path.Split('.')[0]) ? path
            : null;
    }

    private bool IsToken(ParameterSyntax parameter) => parameter.Type is { } type && model.GetTypeInfo(type).Type is { Name: "CancellationToken" };

    private static string Parameter(string client) => client.TrimStart('_') is { Length: > 0 } name ? name : client;

    private static string NameOf(string method) => CodeNames.WithoutAsync(method) + "Critic";

    private static string Escaped(string text) => text.Replace("{", "{{").Replace("}", "}}");
}
