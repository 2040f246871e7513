using Orchestration.Samples.CorrectiveRag;
using Orchestration.Samples.Retrieval;
using Orchestration.Samples.Tests.Shared.Retrieval;
using Orchestration.Testing;

namespace Orchestration.Samples.Tests.CorrectiveRag;

/// <summary>What the models and searches of a run say, and after it what they were asked.</summary>
internal sealed record Scripted
{
    public const string TheQuestion = "How old is the bell?";

    public static Passage Bell { get; } = new("bell", "The bell", "Bell first. Bell second.");
    public static Passage Tower { get; } = new("tower", "The tower", "Tower first. Tower second.");
    public static Passage Page { get; } = new("page.example", "A page", "Page first. Page second.");

    public Dictionary<string, Reply> Documents { get; } = [];

    public Dictionary<string, Reply> Strips { get; } = [];

    public Reply? OtherStrips { get; init; }

    public Reply Query { get; init; } = "bell, age";

    public Reply Answer { get; init; } = "300 years.";

    public Passage[] Found { get; init; } = [Bell, Tower];

    public Passage[] Pages { get; init; } = [Page];

    public Exception? DocumentsFailure { get; init; }

    public Exception? WebFailure { get; init; }

    public ScriptedChatClient Evaluator { get; private set; } = new();

    public ScriptedChatClient Rewriter { get; private set; } = new();

    public ScriptedChatClient Writer { get; private set; } = new();

    public ScriptedSearch Collection { get; private set; } = new(_ => []);

    public ScriptedSearch Web { get; private set; } = new(_ => []);

    public int Calls => Evaluator.CallCount + Rewriter.CallCount + Writer.CallCount;

    public string WriterPrompt => Assert.Single(Writer.Calls).Prompt;

    public Task<Outcome<CorrectedAnswer>> TwiceAsync(string question = TheQuestion) => Trial.TwiceAsync(
        CorrectiveAnswer.MaxCalls,
        () => new Trial<Outcome<CorrectedAnswer>>(StartAsync(question), Evaluator, Rewriter, Writer));

    public Task<Outcome<CorrectedAnswer>> StartAsync(string question, CancellationToken cancellationToken = default)
    {
        Evaluator = Evaluations();
        Rewriter = new ScriptedChatClient().WhenPromptContains("Write a query", Query);
        Writer = new ScriptedChatClient().WhenPromptContains("Answer the question", Answer);
        Collection = new ScriptedSearch(_ => DocumentsFailure is null ? Found : throw DocumentsFailure);
        Web = new ScriptedSearch(_ => WebFailure is null ? Pages : throw WebFailure);
        return new CorrectiveAnswer(Evaluator, Rewriter, Writer, Collection, Web, Thresholds.PopQa).RunAsync(question, cancellationToken: cancellationToken);
    }

    private ScriptedChatClient Evaluations()
    {
        var evaluator = new ScriptedChatClient();
        foreach ((string title, Reply reply) in Documents)
        {
            evaluator.When(prompt => prompt.Contains($"how far the document", StringComparison.Ordinal) && prompt.Contains($"\n{title}\n", StringComparison.Ordinal), reply);
        }

        foreach ((string text, Reply reply) in Strips)
        {
            evaluator.When(prompt => prompt.Contains("how far the passage", StringComparison.Ordinal) && prompt.EndsWith($"\n{text}", StringComparison.Ordinal), reply);
        }

        return OtherStrips is null ? evaluator : evaluator.WhenPromptContains("how far the passage", OtherStrips);
    }
}
