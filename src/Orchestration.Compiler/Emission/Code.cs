using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Emission;

/// <summary>Small pieces of code.</summary>
internal static class Code
{
    public const string Library = "global::Orchestration.";

    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Number(double number) => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture) + "d";

    public static string Number(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A text as it can stand in an XML documentation comment.</summary>
    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    public static string Parameters(IEnumerable<SignatureParameter> parameters) =>
        string.Join(", ", parameters.Select(parameter => $"{parameter.Modifiers}{parameter.Type.Name} {CodeNames.Escape(parameter.Name)}"));

    public static string Signature(MethodSignature method) =>
        $"{method.Modifiers} {method.ReturnType} {CodeNames.Escape(method.Name)}{method.TypeParameters}({Parameters(method.Parameters)}){method.Constraints}";

    public static string Outcome(TypeModel result) => $"{Library}Outcome<{result.Name}>";

    /// <summary>The type that the orchestration returns.</summary>
    public static string OrchestrationType(EntryModel entry) => entry.Shape switch
    {
        EntryShape.Nothing => "global::System.Threading.Tasks.Task",
        EntryShape.Outcome => $"global::System.Threading.Tasks.Task<{Outcome(entry.Result!)}>",
        _ => $"global::System.Threading.Tasks.Task<{entry.Result!.Name}>",
    };

    /// <summary>What a step gives in code: its result, or <c>Nothing</c>.</summary>
    public static string ResultOf(StepModel step) => step.Result?.Name ?? Library + "Nothing";
}

/// <summary>Writes prompts as string literals that read like the prompt.</summary>
internal static class PromptCode
{
    /// <summary>The prompt as an expression over <c>input</c>.</summary>
    public static string Expression(PromptModel prompt, Func<PromptHole, string> hole)
    {
        string text = string.Concat(prompt.Parts.OfType<PromptText>().Select(part => part.Text));
        return text.Any(character => char.IsControl(character) && character is not ('\n' or '\t')) || text.IndexOfAny(['\u2028', '\u2029', '\u0085']) >= 0
            ? Escaped(prompt, hole)
            : text.IndexOf('\n') >= 0 || text.IndexOf('"') >= 0 || text.IndexOf('\\') >= 0 ? Raw(prompt, hole, text)
            : Escaped(prompt, hole);
    }

    /// <summary>A text of several lines as a raw string literal.</summary>
    public static string RawLiteral(string text)
    {
        string quotes = new('"', Math.Max(3, LongestRun(text, '"') + 1));
        return $"{quotes}\n{Deeper($"{text}\n{quotes}")}";
    }

    private static string Escaped(PromptModel prompt, Func<PromptHole, string> hole)
    {
        bool hasHoles = prompt.Holes.Any();
        var code = new StringBuilder(hasHoles ? "$\"" : "\"");
        foreach (PromptPart part in prompt.Parts)
        {
            if (part is PromptText text)
            {
                string literal = SymbolDisplay.FormatLiteral(text.Text, quote: true);
                string inner = literal.Substring(1, literal.Length - 2);
                code.Append(hasHoles ? inner.Replace("{", "{{").Replace("}", "}}") : inner);
            }
            else if (part is PromptHole placeholder)
            {
                code.Append('{').Append(hole(placeholder)).Append('}');
            }
        }

        return code.Append('"').ToString();
    }

    private static string Raw(PromptModel prompt, Func<PromptHole, string> hole, string text)
    {
        bool hasHoles = prompt.Holes.Any();
        int dollars = hasHoles ? Math.Max(LongestRun(text, '{'), LongestRun(text, '}')) + 1 : 0;
        string quotes = new('"', Math.Max(3, LongestRun(text, '"') + 1));
        var body = new StringBuilder();
        foreach (PromptPart part in prompt.Parts)
        {
            body.Append(part is PromptHole placeholder
                ? new string('{', dollars) + hole(placeholder) + new string('}', dollars)
                : ((PromptText)part).Text);
        }

        return $"{new string('$', dollars)}{quotes}\n{Deeper($"{body}\n{quotes}")}";
    }

    private static string Deeper(string lines) =>
        string.Join("\n", lines.Split('\n').Select(line => line.Length == 0 ? line : "    " + line));

    private static int LongestRun(string text, char wanted)
    {
        int longest = 0;
        int current = 0;
        foreach (char character in text)
        {
            current = character == wanted ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }

        return longest;
    }
}
