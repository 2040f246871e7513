using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>ORC9002: a decision is read out of a reply's text by looking for a word.</summary>
internal sealed class VerdictByWords : CodeRule
{
    public const string Id = "ORC9002";

    /// <summary>The property with the word that is looked for.</summary>
    public const string Word = "Word";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "A decision is read out of a reply by a word");

    public override IEnumerable<Diagnostic> Check(CodeFile file)
    {
        var search = new WordSearch(file.Replies.IsText);
        foreach (IOperation operation in file.Operations)
        {
            if (operation is not (ISwitchOperation or ISwitchExpressionOperation)
                && search.IsSearch(operation)
                && WordOf(operation, EndsRounds(operation, file), file) is { } word
                && new Decisions(file).IsOne(operation))
            {
                yield return Diagnostic.Create(Descriptor, Whole(operation).Syntax.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add(Word, word), MessageOf(operation, word));
            }
        }
    }

    /// <summary>A search with what it searches, also behind a question mark.</summary>
    private static IOperation Whole(IOperation search) => search.Parent is IConditionalAccessOperation access && access.WhenNotNull == search ? access : search;

    private static string MessageOf(IOperation operation, string word)
    {
        string slip = operation is IInvocationOperation { TargetMethod.Name: not ("Equals" or "StartsWith") } ? $"\"not {word}\" holds it as well" : $"\"It is: {word}\" is then none";
        return $"A decision is read out of the model's text by the word \"{word}\", and {slip}; ask for a typed reply, such as GetResponseAsync<Verdict>, and read its flag.";
    }

    /// <summary>Whether a search is what ends a loop around a model call. A label that does is a decision too.</summary>
    private static bool EndsRounds(IOperation search, CodeFile file) =>
        search.Ancestors().OfType<IConditionalOperation>().FirstOrDefault() is { Type: null } choice
        && choice.WhenTrue.DescendantsAndSelf().Any(exit => exit is IReturnOperation or IBranchOperation { BranchKind: BranchKind.Break })
        && choice.Ancestors().OfType<ILoopOperation>().FirstOrDefault() is { } loop
        && file.Calls.CallsModelWithin(loop);

    /// <summary>The word that is looked for. Marks of a format, such as braces, fences and labels, are none.</summary>
    private static string? WordOf(IOperation search, bool endsRounds, CodeFile file) => search is IInvocationOperation { TargetMethod: { Name: var name, ContainingType.Name: "Regex" } }
        ? (name == "IsMatch" ? Texts(search, file).Select(WordIn).FirstOrDefault(word => word is not null) : null)
        : Texts(search, file).FirstOrDefault(text => IsWord(endsRounds ? text.TrimEnd(' ', ':') : text))?.Trim();

    /// <summary>The texts in a search, but for those that the model itself is asked with.</summary>
    private static IEnumerable<string> Texts(IOperation search, CodeFile file) => search.Descendants()
        .Where(operation => !operation.Ancestors().TakeWhile(outer => outer != search).Any(file.Calls.CallsModel))
        .Select(operation => operation.ConstantValue is { HasValue: true, Value: string text } ? text
            : operation is IFieldReferenceOperation { Field: { IsStatic: true, Type.SpecialType: SpecialType.System_String } field } ? field.Name
            : null)
        .OfType<string>();

    private static bool IsWord(string text)
    {
        string word = text.Trim();
        return word.Count(char.IsLetter) > 1
            && word.All(character => char.IsLetter(character) || char.IsWhiteSpace(character) || "_-'.!?:*".IndexOf(character) >= 0)
            && word[word.Length - 1] != ':';
    }

    /// <summary>The first word in a pattern: letters side by side that no backslash makes something else.</summary>
    private static string? WordIn(string pattern)
    {
        int start = -1;
        for (int i = 0; i <= pattern.Length; i++)
        {
            bool isLetter = i < pattern.Length && char.IsLetter(pattern[i]) && (i == 0 || pattern[i - 1] != '\\');
            if (isLetter && start < 0)
            {
                start = i;
            }
            else if (!isLetter && start >= 0)
            {
                if (i - start > 1 && (i == pattern.Length || pattern[i] != ':'))
                {
                    return pattern.Substring(start, i - start);
                }

                start = -1;
            }
        }

        return null;
    }
}
