using Microsoft.Extensions.AI;
using Orchestration;

[Critic(MaxRounds = 3)]
public partial class Translation(IChatClient writer, IChatClient judge)
{
    /// <summary>Translates <paramref name="text"/>.</summary>
    public partial Task<string> RunAsync(string text, string language, CancellationToken cancellationToken = default);

    [Produce, Prompt("Translate into {language}. Keep names and numbers.\n\n{text}"), Model(nameof(writer))]
    private partial Task<string> Translate(string text, string language);

    [Evaluate, Prompt("Judge this {language} translation.\n\nOriginal:\n{text}\n\nTranslation:\n{draft}"), Model(nameof(judge), Temperature = 0)]
    private partial Task<Verdict> Judge(string text, string language, string draft);

    [Revise, Prompt("Improve the {language} translation.\n\n{text}\n\n{draft}\n\nA reviewer said: {verdict.Feedback}"), Model(nameof(writer))]
    private partial Task<string> Improve(string text, string language, string draft, Verdict verdict);
}
