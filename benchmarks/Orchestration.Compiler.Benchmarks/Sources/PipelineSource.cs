namespace Orchestration.Compiler.Benchmarks.Sources;

/// <summary>A pipeline of every pattern, then one that runs another and one whose prompt stands in a file; in turn, each in a file and a namespace of its own.</summary>
internal static class PipelineSource
{
    /// <summary>How many pipelines there are before the first kind comes again.</summary>
    public static int Kinds => Sources.Length;

    private static readonly Func<int, string>[] Sources =
    [
        _ => Chain, _ => Route, _ => Critic, _ => Parallel, _ => Loop, _ => Refine, _ => Vote, _ => Agent, _ => MapReduce, _ => Supervisor, _ => Orchestrator, _ => Debate,
        number => Nested.Replace("$INNER$", $"{SpaceOf(number - 12)}.Article", StringComparison.Ordinal),
        number => FromFile.Replace("$FILE$", FileOf(number), StringComparison.Ordinal),
    ];

    /// <summary>The file of a pipeline.</summary>
    public static string Of(int number) => $"""
        {PlainSource.Usings}
        using Microsoft.Extensions.AI;
        using Orchestration;

        namespace {SpaceOf(number)};

        {WithHelper(Sources[number % Sources.Length](number))}
        """;

    /// <summary>The class, which stands last, with a method of plain code.</summary>
    private static string WithHelper(string source) => source[..source.LastIndexOf('}')] + """

            private static int Helper(int value)
            {
                return value + 1;
            }
        }
        """;

    /// <summary>The prompt file that a pipeline names, or null where its prompts stand in the class.</summary>
    public static (string Name, string Text)? PromptFileOf(int number) =>
        number % Sources.Length == Sources.Length - 1 ? (FileOf(number), "Write a notice on {subject}.\n\nKeep to these facts:\n{facts}\n") : null;

    private static string SpaceOf(int number) => $"Pipelines.Part{number}";

    private static string FileOf(int number) => $"notice{number}.prompt.md";

    private const string Chain = """
        [Chain]
        public partial class Article(IChatClient client)
        {
            /// <summary>Writes about a topic.</summary>
            public partial Task<Outcome<string>> RunAsync(string topic, string audience, CancellationToken cancellationToken = default);

            [Step, Prompt("Outline an article about {topic} for {audience}.")]
            private partial Task<string[]> Outline(string topic, string audience);

            [Step]
            private static string Join(string[] outline) => string.Join("\n", outline.Select((point, index) => $"{Helper(index)}. {point}"));

            [Step, Prompt("Write the article for {audience} by this outline:\n{join}")]
            private partial Task<string> Write(string join, string audience);

            [Verify]
            private static bool IsLong(string write) => write.Length > 100;
        }
        """;

    private const string Route = """
        public enum Kind { Bill, Fault, Other }

        [Route]
        public partial class Mail(IChatClient client)
        {
            public partial Task<Outcome<string>> RunAsync([Untrusted] string mail, CancellationToken cancellationToken = default);

            [Classify, Prompt("What is this mail about?\n{mail}")]
            private partial Task<Kind> Classify(string mail);

            [Case(Kind.Bill), Prompt("Answer this mail about a bill.\n{mail}")]
            private partial Task<string> Bill(string mail);

            [Case(Kind.Fault), Prompt("Answer this mail about a fault.\n{mail}")]
            private partial Task<string> Fault(string mail);

            [Otherwise]
            private static string Other(string mail) => Helper(mail.Length) > 1 ? "Forwarded." : "Empty.";

            [Verify]
            private static bool IsPolite(string result) => result.Length > 3;
        }
        """;

    private const string Critic = """
        [Critic(MaxRounds = 3)]
        public partial class Abstract(IChatClient writer, IChatClient judge)
        {
            public partial Task<Outcome<string>> RunAsync(string paper, CancellationToken cancellationToken = default);

            [Produce, Prompt("Write an abstract of at most 150 words.\n\n{paper}"), Model(nameof(writer))]
            private partial Task<string> Write(string paper);

            [Evaluate]
            private static Verdict IsShort(string draft) => Helper(draft.Split(' ').Length) <= 151 ? Verdict.Accept() : Verdict.Reject("It is too long.");

            [Evaluate, Prompt("Is every claim of the abstract in the paper?\n{draft}\n{paper}"), Model(nameof(judge), Temperature = 0)]
            private partial Task<Verdict> IsTrue(string paper, string draft);

            [Revise, Prompt("Revise.\n{verdict.Feedback}\n{draft}\n{paper}"), Model(nameof(writer))]
            private partial Task<string> Revise(string paper, string draft, Verdict verdict);
        }
        """;

    private const string Parallel = """
        public record Opinion(string Style, string Facts, string Law);

        [Parallel]
        public partial class Reading(IChatClient client)
        {
            public partial Task<Outcome<Opinion>> RunAsync(string text, CancellationToken cancellationToken = default);

            [Section, Prompt("Review the style of this text.\n{text}")]
            private partial Task<string> Style(string text);

            [Section, Prompt("Review the facts in this text.\n{text}")]
            private partial Task<string> Facts(string text);

            [Section, Prompt("Review this text for legal risks.\n{text}")]
            private partial Task<string> Law(string text);

            [Combine]
            private static Opinion Combine(string style, string facts, string law) => Helper(law.Length) > 1 ? new(style, facts, law) : new(style, facts, "None.");
        }
        """;

    private const string Loop = """
        [Loop(MaxRounds = 4)]
        public partial class Search(IChatClient searcher, IChatClient judge)
        {
            public partial Task<Outcome<string>> RunAsync(string question, CancellationToken cancellationToken = default);

            [Step, Prompt("Find facts on this question.\n\n{question}\n\nKnown so far:\n{notes}\n\nStill missing:\n{isEnough.Feedback}"), Model(nameof(searcher))]
            private partial Task<string> Find(string question, string? notes, Verdict? isEnough);

            [Step]
            private static string Notes(string find, string? notes) => notes is null || Helper(notes.Length) < 2 ? find : notes + "\n\n" + find;

            [Until, Prompt("Do the notes answer the question? Say what is missing.\n\nQuestion:\n{question}\n\nNotes:\n{notes}"), Model(nameof(judge), Temperature = 0)]
            private partial Task<Verdict> IsEnough(string question, string notes);
        }
        """;

    private const string Refine = """
        [Refine(MaxItems = 30)]
        public partial class Minutes(IChatClient client)
        {
            public partial Task<string> RunAsync(IAsyncEnumerable<string> passages, string topic, CancellationToken cancellationToken = default);

            [Start, Prompt("Begin the minutes of a meeting on {topic}.\n\n{item}")]
            private partial Task<string> Begin(string item, string topic);

            [Next, Prompt("Go on with the minutes of a meeting on {topic}. Keep what is decided.\n\nMinutes so far:\n{soFar}\n\nPassage {index}:\n{item}")]
            private partial Task<string> Continue(string soFar, string item, int index, string topic);

            [Verify]
            private static bool IsShort(string soFar) => Helper(soFar.Length) < 10_000;
        }
        """;

    private const string Vote = """
        public sealed record Solution(string Reasoning, [property: BallotKey] decimal Number);

        [Vote(MinAgreement = 0.6)]
        public partial class WordProblem(IChatClient client)
        {
            public partial Task<Outcome<Solution>> RunAsync(string problem, CancellationToken cancellationToken = default);

            [Voter(Count = 5), Prompt("Solve this step by step, then give the number.\n\n{problem}"), Model(Temperature = 0.8f)]
            private partial Task<Solution> Solve(string problem);

            [Verify]
            private static bool IsReasoned(Solution solve) => Helper(solve.Reasoning.Length) > 10;
        }
        """;

    private const string Agent = """
        [Agent(MaxTurns = 6), Unverified("somebody reads the answer")]
        public partial class Clerk(IChatClient client)
        {
            public partial Task<Outcome<string>> RunAsync(string question, CancellationToken cancellationToken = default);

            [Respond, Prompt("Answer this question: {question}")]
            private partial Task<string> Answer(string question);

            [Tool, Description("Adds two numbers.")]
            private static double Add(double left, double right) => left + right;

            [Tool, Description("Looks up the price of an article.")]
            private static decimal Price(string article) => Helper(article.Length) * 1.5m;
        }
        """;

    private const string MapReduce = """
        [MapReduce(MaxItems = 80, MaxConcurrency = 4, FanIn = 10)]
        public partial class BookSummary(IChatClient client)
        {
            public partial Task<Outcome<string>> RunAsync(IReadOnlyList<string> chapters, string audience, CancellationToken cancellationToken = default);

            [Map, Prompt("Summarize this chapter for {audience}, in at most 100 words. {feedback}\n\n{item}")]
            private partial Task<string> Summarize(string item, string audience, string? feedback);

            [Verify(Retries = 1)]
            private static Verdict IsShort(string summarize) => Helper(summarize.Split(' ').Length) <= 101 ? Verdict.Accept() : Verdict.Reject("It has more than 100 words.");

            [Reduce, Prompt("Make one summary for {audience} of these, which follow each other.\n\n{items}")]
            private partial Task<string> Combine(IReadOnlyList<string> items, string audience);

            [Otherwise]
            private static string NothingToRead() => "The book has no chapters.";
        }
        """;

    private const string Supervisor = """
        public enum Desk
        {
            [Description("Finds facts and their sources.")] Research,
            [Description("Writes and rewrites the article.")] Writer,
        }

        public sealed record Story(string Topic, string Text);

        [Supervisor(MaxTurns = 6, MaxHistory = 4)]
        public partial class Newsroom(IChatClient model, IChatClient judge)
        {
            public partial Task<Outcome<Story>> RunAsync(string topic, CancellationToken cancellationToken = default);

            [Assign, Model(nameof(model))]
            [Prompt("We write an article on {topic}. Who does what next? What was refused last: {feedback}\n\nSo far:\n{history}")]
            private partial Task<Assignment<Desk>> Next(string topic, string? feedback, IReadOnlyList<Turn<Desk, string>> history);

            [Worker(Desk.Research), Model(nameof(model))]
            [Prompt("Find facts on {topic}, each with its source: {instruction}\n\nTo improve: {feedback}")]
            private partial Task<string> FindFacts(string topic, string instruction, string? feedback);

            [Worker(Desk.Writer), Model(nameof(model))]
            [Prompt("Write on {topic}: {instruction}\n\nTo improve: {feedback}\n\nYou have this:\n{work}")]
            private partial Task<string> Write(string topic, string instruction, string? feedback, string? work);

            [Review, Prompt("Does this do what was asked, on {topic}: {instruction}?\n\n{work}"), Model(nameof(judge), Temperature = 0)]
            private partial Task<Verdict> Check(string topic, string instruction, string work);

            [Finish]
            private static Story Publish(string topic, string? work) => new(topic, work ?? "");

            [Verify]
            private static Verdict IsThere(Story publish) => Helper(publish.Text.Length) > 1 ? Verdict.Accept() : Verdict.Reject("There is no article yet.");
        }
        """;

    private const string Orchestrator = """
        public enum Specialty
        {
            [Description("How medicines act on one another and on other conditions")] Interactions,
            [Description("Doses and kidney function")] Renal,
            [Description("The risk of falling, and its causes")] Falls,
        }

        public sealed record Inquiry(Specialty Specialty, string Question);

        public sealed record Finding(string Claim, string Evidence);

        [Orchestrator(MaxTasks = 4, MaxRounds = 2, OnFailure = FailurePolicy.KeepOthers)]
        public partial class MedicationReview(IChatClient client)
        {
            public partial Task<Outcome<string>> RunAsync(string record, CancellationToken cancellationToken = default);

            [Plan, Prompt("Which specialists should look at this record, and for what? Name 4 at most.\n\n{record}")]
            private partial Task<IReadOnlyList<Inquiry>> Plan(string record);

            [Worker(Specialty.Interactions, Specialty.Falls), Prompt("You are a specialist for {task.Specialty}. {task.Question}\n\n{record}")]
            private partial Task<Finding> Consult(string record, Inquiry task);

            [Worker(Specialty.Renal), Prompt("Check every dose against the kidney function. {task.Question}\n\n{record}"), Retry(1)]
            private partial Task<Finding> CheckDoses(string record, Inquiry task);

            [Replan, Prompt("What follows from these findings together that no one saw alone? Ask for what is missing, or for nothing.\n\n{results}\n\n{record}")]
            private partial Task<IReadOnlyList<Inquiry>> FindGaps(string record, IReadOnlyList<TaskResult<Inquiry, Attempt<Finding>>> results);

            [Synthesize]
            private static string Report(IReadOnlyList<TaskResult<Inquiry, Attempt<Finding>>> results) =>
                string.Join("\n", results.Select(done => done.Result.Value is { } finding ? $"{done.Task.Specialty}: {finding.Claim}" : $"{done.Task.Specialty}: not answered"));

            [Verify]
            private static Verdict CitesTheRecord(Finding consult, string record) =>
                Helper(record.IndexOf(consult.Evidence, StringComparison.Ordinal)) > 0 ? Verdict.Accept() : Verdict.Reject("The evidence is not in the record.");
        }
        """;

    private const string Debate = """
        public sealed record Decision(string Reasons, string StrongestObjection, bool IsAccepted);

        [Debate(MaxRounds = 3)]
        public partial class Purchase(IChatClient optimist, IChatClient sceptic, IChatClient judge)
        {
            public partial Task<Decision> RunAsync(string offer, CancellationToken cancellationToken = default);

            [Debater("It should be accepted."), Model(nameof(optimist))]
            [Prompt("Your position: {stance}\n\nThe offer:\n{offer}\n\nThe other side said:\n{others}\n\nYou said:\n{own}\n\nMake your case.")]
            private partial Task<string> Accepting(string offer, string stance, string? own, IReadOnlyList<Statement<string>> others);

            [Debater("It should be declined."), Model(nameof(sceptic))]
            [Prompt("Your position: {stance}\n\nThe offer:\n{offer}\n\nThe other side said:\n{others}\n\nYou said:\n{own}\n\nMake your case.")]
            private partial Task<string> Declining(string offer, string stance, string? own, IReadOnlyList<Statement<string>> others);

            [Agree, Prompt("Do both sides now say the same of the offer?\n\n{offer}\n\n{transcript}"), Model(nameof(judge), Temperature = 0)]
            private partial Task<bool> Agreed(string offer, IReadOnlyList<Statement<string>> transcript);

            [Judge, Prompt("Decide on the offer.\n\n{offer}\n\nWhat was said:\n{transcript}"), Model(nameof(judge), Temperature = 0)]
            private partial Task<Decision> Decide(string offer, IReadOnlyList<Statement<string>> transcript);

            [Verify]
            private static bool GivesReasons(Decision decide) => Helper(decide.Reasons.Length) > 10;
        }
        """;

    private const string Nested = """
        [Chain]
        public partial class Issue(IChatClient client)
        {
            public partial Task<Outcome<string>> RunAsync(string topic, string audience, CancellationToken cancellationToken = default);

            [Step, Pipeline<$INNER$>]
            private partial Task<string> Draft(string topic, string audience);

            [Step, Prompt("Find a headline for this article.\n\n{draft}")]
            private partial Task<string> Headline(string draft);

            [Verify]
            private static bool IsShort(string headline) => Helper(headline.Length) < 101;
        }
        """;

    private const string FromFile = """
        [Chain]
        public partial class Notice(IChatClient client)
        {
            public partial Task<Outcome<string>> RunAsync(string subject, CancellationToken cancellationToken = default);

            [Step, Prompt("List the facts on {subject}, one in a line.")]
            private partial Task<string> Facts(string subject);

            [Step, PromptFile("$FILE$")]
            private partial Task<string> Write(string subject, string facts);

            [Verify]
            private static bool IsShort(string write) => Helper(write.Length) < 2_000;
        }
        """;
}
