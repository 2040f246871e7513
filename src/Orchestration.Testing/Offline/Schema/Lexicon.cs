namespace Orchestration.Testing;

/// <summary>The stems by which property names tell what they want.</summary>
internal static class Lexicon
{
    public static readonly HashSet<string> Feedback = Stems("feedback critique criticism reason reasons rationale reasoning explanation comment comments suggestion remark justification review objection assessment");
    public static readonly HashSet<string> WholeAnswer = Stems("text result answer value data translation summary content reply response output draft rewrite revision body letter release message conclusion synthesis report improved");
    public static readonly HashSet<string> Heading = Stems("title headline subject topic heading label caption theme");
    public static readonly HashSet<string> Named = Stems("name person author city country place company product organisation organization location speaker customer patient sender recipient owner");
    public static readonly HashSet<string> Keyword = Stems("keyword keywords tag tags term terms topic topics entity entities concept concepts");
    public static readonly HashSet<string> Mail = Stems("email mail");
    public static readonly HashSet<string> Link = Stems("url uri link website homepage");
    public static readonly HashSet<string> Date = Stems("date deadline day due");
    public static readonly HashSet<string> Formula = Stems("formula expression calculation arithmetic equation");
    public static readonly HashSet<string> Code = Stems("code");
    public static readonly HashSet<string> Score = Stems("score confidence rating probability relevance relevancy quality certainty grade likelihood similarity accuracy priority severity importance rank strength difficulty complexity usefulness utility agreement");
    public static readonly HashSet<string> Support = Stems("support supported supportedness grounded groundedness grounding faithful faithfulness attribution");
    public static readonly HashSet<string> Amount = Stems("count number total amount quantity many");
    public static readonly HashSet<string> Position = Stems("index position ordinal");
    public static readonly HashSet<string> Acceptance = Stems("accept accepted approve approved acceptable pass passed passes valid correct faithful good ok okay satisfactory satisfied adequate complete sufficient supported accurate suitable ready fit fits covers grounded consistent");
    public static readonly HashSet<string> Refusal = Stems("reject rejected refuse refused fail failed fails wrong incorrect invalid error errors issue issues problem problems revise revision rework incomplete missing unsupported hallucinated inaccurate");

    private static HashSet<string> Stems(string words) => [.. words.Split(' ').Select(Stemmer.Stem)];
}
