using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Security;

/// <summary>ORC6007: a prompt has in it what looks like a key or a password.</summary>
internal sealed class SecretInPrompt : ModelRule
{
    public const string Id = "ORC6007";

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace;

    /// <summary>Credentials that are known by their form: the keys of providers, tokens, private keys.</summary>
    private static readonly Regex Known = new(
        """
        (?<secret>
          \bsk-[A-Za-z0-9_-]{16,}
        | \bgh[pousr]_[A-Za-z0-9]{20,}
        | \bgithub_pat_[A-Za-z0-9_]{20,}
        | \bglpat-[A-Za-z0-9_-]{16,}
        | \bAKIA[0-9A-Z]{16}\b
        | \bAIza[A-Za-z0-9_-]{35}
        | \bxox[abprs]-[A-Za-z0-9-]{10,}
        | \beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}
        | -----BEGIN\ [A-Z ]*PRIVATE\ KEY-----
        )
        """,
        Options,
        TimeSpan.FromSeconds(1));

    /// <summary>What is named a password or a key, with a value of letters and digits that no word is.</summary>
    private static readonly Regex Named = new(
        """
        \b(?:password|passwd|pwd|api[_\ -]?key|secret|access[_\ -]?token|bearer)\b["']?\s*(?:is|:|=)?\s*["']?
        (?<secret>(?=[^\s"']*[0-9])(?=[^\s"']*[A-Za-z])[A-Za-z0-9+/=_.!@\#$%^&*~-]{7,}[A-Za-z0-9+/=_&*~-])
        """,
        Options | RegexOptions.IgnoreCase,
        TimeSpan.FromSeconds(1));

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "A secret in a prompt");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog) =>
        WrittenText.Of(pipeline).SelectMany(written => SecretsIn(written.Text).Select(secret => Found(
            written.At(secret.Index, secret.Length),
            $"The {(written.Attribute == "Prompt" ? "prompt" : "system message")} {(written.IsOfClass ? $"of '{pipeline.Name}'" : $"of '{written.Step.Method}'")} has what looks like a secret in it, "
            + "which goes to the model's provider, into logs and into the repository; take it out and let a code step or a tool use it.")));

    private static IEnumerable<Group> SecretsIn(string text)
    {
        List<Group> known = Known.Matches(text).Cast<Match>().Select(match => match.Groups["secret"]).ToList();
        IEnumerable<Group> named = Named.Matches(text).Cast<Match>().Select(match => match.Groups["secret"])
            .Where(secret => !known.Any(other => other.Index < secret.Index + secret.Length && secret.Index < other.Index + other.Length));
        return known.Concat(named);
    }
}
