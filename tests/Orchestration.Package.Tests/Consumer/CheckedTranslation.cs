using Microsoft.Extensions.AI;
using Orchestration;

[Critic(MaxRounds = 2)]
public partial class CheckedTranslation(IChatClient writer, IChatClient judge)
{
    public partial Task<Outcome<string>> RunAsync(string text, CancellationToken cancellationToken = default);

    [Produce, PromptFile("prompts/translate.prompt.md"), Model(nameof(writer))]
    private partial Task<string> Translate(string text);

    [Evaluate, Prompt("Judge this translation.\n\nOriginal:\n{text}\n\nTranslation:\n{draft}"), Model(nameof(judge))]
    private partial Task<Verdict> Judge(string text, string draft);

    [Revise, Prompt("Improve the translation.\n\n{text}\n\n{draft}\n\nA reviewer said: {verdict.Feedback}"), Model(nameof(writer))]
    private partial Task<string> Improve(string text, string draft, Verdict verdict);
}
