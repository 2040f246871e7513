using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Orchestration.Compiler.Tests.Robustness;

/// <summary>Makes prefixes of a source, as while typing it, and mangled versions, as while editing it. The same seed gives the same mutants.</summary>
public static class Mutations
{
    private const int MostEdits = 3;

    private static readonly string[] Literals =
        ["\"\"", "\"{\"", "\"{x\"", "\"{text.}\"", "\"{{}}{}\"", "$\"{1}\"", "null", "default", "-1", "0", "int.MaxValue", "99999999999999999999", "true", "typeof(int)", "nameof(", "new object()", "\"\\q\"", "'"];

    private static readonly string[] Types =
        ["void", "dynamic", "object", "int*", "ref int", "Task", "Task<>", "Task<T>", "Verdict?", "string[]", "(int, string)", "Missing", "IAsyncEnumerable<string>", "Nullable<", "delegate*<int>", "global::System.Int32"];

    private static readonly string[] Strays =
        ["{", "}", "(", ")", "<T>", "<", ">", "[", "]", ";", ",", "=>", "partial ", "static ", "abstract ", "async ", "ref ", "params ", "this ", "?", "=", "/*", "//", "#if X\n", "\"", "\"\"\"", "@", "\\", "where T : new()", "record ", "unsafe ", "file ", "extern ", "\0", "\ud800"];

    private static readonly Func<Mutator, IEnumerable<TextChange>>[] Edits =
    [
        m => m.Delete(m.AnyToken()), m => m.Delete(m.AnyToken()), m => m.Delete(m.AnyToken(IsBracket)),
        m => m.Delete(m.Any<MemberDeclarationSyntax>()), m => m.Delete(m.Any<AttributeSyntax>()), m => m.Delete(m.Any<ParameterSyntax>()),
        m => m.Swap(m.AnyToken(IsName), m.AnyToken(IsName)), m => m.Swap(m.AnyToken(), m.AnyToken()),
        m => m.Swap(m.Any<MemberDeclarationSyntax>(), m.Any<MemberDeclarationSyntax>()), m => m.Swap(m.Any<AttributeListSyntax>(), m.Any<AttributeListSyntax>()),
        m => m.Replace(m.AnyToken(IsName), m.AnyToken(IsName)), m => m.Replace(m.Any<TypeSyntax>(), m.Any<TypeSyntax>()), m => m.Replace(m.Any<TypeSyntax>(), m.Of(Types)),
        m => m.Replace(m.Any<LiteralExpressionSyntax>(), m.Of(Literals)), m => m.Replace(m.Any<AttributeArgumentSyntax>(), m.Of(Literals)),
        m => m.Repeat(m.Any<MemberDeclarationSyntax>()), m => m.Repeat(m.Any<AttributeListSyntax>()), m => m.Repeat(m.Any<ParameterSyntax>(), ", "), m => m.Repeat(m.AnyToken()),
        m => m.Insert(m.AnyToken(), m.Of(Strays)), m => m.Insert(m.AnyToken(), m.Of(Strays)),
    ];

    /// <summary>The source up to the end of every token.</summary>
    public static IEnumerable<Mutant> PrefixesByToken(string origin, string source) =>
        CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Select(t => t.Span.End).Distinct().Select(end => Prefix(origin, source, end));

    /// <summary>The source up to every character.</summary>
    public static IEnumerable<Mutant> PrefixesByCharacter(string origin, string source) =>
        Enumerable.Range(0, source.Length).Select(end => Prefix(origin, source, end));

    /// <summary>So many versions of the source with one to three edits each.</summary>
    public static IEnumerable<Mutant> Mangled(string origin, string source, int seed, int count)
    {
        var random = new Random(seed);
        for (var number = 0; number < count; number++)
        {
            var text = source;
            for (var edits = random.Next(MostEdits); edits >= 0; edits--)
            {
                text = Edit(text, random);
            }

            yield return new($"{origin}, mangled version {number} of seed {seed}", text);
        }
    }

    private static Mutant Prefix(string origin, string source, int end) => new($"{origin}, first {end} characters", source[..end]);

    private static string Edit(string source, Random random)
    {
        var mutator = new Mutator(CSharpSyntaxTree.ParseText(source).GetRoot(), random);
        var changes = Edits[random.Next(Edits.Length)](mutator).OrderBy(c => c.Span.Start).ToList();
        var overlap = changes.Count == 2 && changes[0].Span.End > changes[1].Span.Start;
        return overlap ? source : SourceText.From(source).WithChanges(changes).ToString();
    }

    private static bool IsBracket(SyntaxToken token) => token.Kind() is
        SyntaxKind.OpenBraceToken or SyntaxKind.CloseBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.CloseParenToken
        or SyntaxKind.OpenBracketToken or SyntaxKind.CloseBracketToken or SyntaxKind.SemicolonToken;

    private static bool IsName(SyntaxToken token) => token.IsKind(SyntaxKind.IdentifierToken);
}
