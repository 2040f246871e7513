using System.Text.RegularExpressions;

namespace Orchestration.Testing;

internal static partial class SecretPatterns
{
    /// <summary>Credentials that are known by their form: a bearer token, a JSON web token, and the prefixes that OpenAI,
    /// Anthropic, GitHub, GitLab, AWS, Google and Slack give their keys.</summary>
    [GeneratedRegex("""
        (?<=\bBearer\s)[A-Za-z0-9._~+/=-]{16,}
        |\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}
        |\bsk-[A-Za-z0-9_-]{16,}
        |\bgh[pousr]_[A-Za-z0-9]{20,}
        |\bglpat-[A-Za-z0-9_-]{16,}
        |\bAKIA[0-9A-Z]{16}\b
        |\bAIza[A-Za-z0-9_-]{35}
        |\bxox[abprs]-[A-Za-z0-9-]{10,}
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    public static partial Regex Credential();
}
