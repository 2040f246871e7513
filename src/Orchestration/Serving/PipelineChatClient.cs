using System.ComponentModel;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>A pipeline as a chat client: each request is a run, its reply the run's result. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PipelineChatClient : IChatClient
{
    private readonly PipelineDefinition pipeline;
    private readonly string? giver;
    private readonly Func<ChatTurn, RunOptions, CancellationToken, Task<string>> run;
    private readonly Func<ChatTurn, RunOptions, CancellationToken, IAsyncEnumerable<RunEvent>> stream;

    private PipelineChatClient(
        PipelineDefinition pipeline,
        string? giver,
        Func<ChatTurn, RunOptions, CancellationToken, Task<string>> run,
        Func<ChatTurn, RunOptions, CancellationToken, IAsyncEnumerable<RunEvent>> stream)
    {
        this.pipeline = pipeline;
        this.giver = giver;
        this.run = run;
        this.stream = stream;
    }

    /// <summary>Makes a chat client of a pipeline that gives text.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="orchestration">Its orchestration, over the conversation.</param>
    /// <param name="giver">The step whose text is the result as it comes; <see langword="null"/> where the result is known only at the end.</param>
    public static IChatClient Of(PipelineDefinition pipeline, Func<Run, ChatTurn, Task<string>> orchestration, string? giver = null) => new PipelineChatClient(
        pipeline,
        giver,
        (turn, options, cancellationToken) =>
        {
            Run run = Run.Start(pipeline, options, cancellationToken);
            return run.Finish(orchestration(run, turn));
        },
        (turn, options, cancellationToken) => Run.Stream(pipeline, options, run => orchestration(run, turn), cancellationToken));

    /// <summary>Makes a chat client of a pipeline that gives an outcome: the text of a completed run, and for any other end its exception.</summary>
    /// <inheritdoc cref="Of(PipelineDefinition, Func{Run, ChatTurn, Task{string}}, string?)"/>
    public static IChatClient Of(PipelineDefinition pipeline, Func<Run, ChatTurn, Task<Outcome<string>>> orchestration, string? giver = null) => new PipelineChatClient(
        pipeline,
        giver,
        (turn, options, cancellationToken) =>
        {
            Run run = Run.Start(pipeline, options, cancellationToken);
            return Run.ValueOf(run.FinishOutcome(orchestration(run, turn)));
        },
        (turn, options, cancellationToken) => Run.Stream(pipeline, options, run => orchestration(run, turn), cancellationToken));

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        EndOfRun end = new();
        RunOptions said = new() { RunId = NewId(), Progress = end };
        string text = await run(new ChatTurn(messages), said, cancellationToken).ConfigureAwait(false);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
        {
            ResponseId = said.RunId,
            ModelId = pipeline.Name,
            FinishReason = ChatFinishReason.Stop,
            Usage = end.Usage,
        };
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        RunOptions said = new() { RunId = NewId() };
        string path = "";
        string shown = "";
        await foreach (RunEvent e in stream(new ChatTurn(messages), said, cancellationToken).ConfigureAwait(false))
        {
            if (e is TextDelta delta && IsGiven(e.Path))
            {
                shown = path == e.Path ? shown + delta.Text : delta.Text;
                path = e.Path;
                yield return Update(said, e.Path, new TextContent(delta.Text));
            }
            else if (e is RunFinished<string> finished)
            {
                // What was shown on the way may not be all of it.
                string text = finished.Outcome.GetValueOrThrow();
                if (text != shown)
                {
                    yield return Update(said, "result", new TextContent(text));
                }

                ChatResponseUpdate last = Update(said, text == shown ? path : "result", new UsageContent(UsageOf(finished)));
                last.FinishReason = ChatFinishReason.Stop;
                yield return last;
            }
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("orchestration", defaultModelId: pipeline.Name)
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <summary>Does nothing: the pipeline's clients are its owner's.</summary>
    public void Dispose()
    {
    }

    private static string NewId() => Guid.NewGuid().ToString("N");

    private static UsageDetails UsageOf(RunFinished finished) => new()
    {
        InputTokenCount = finished.Usage.InputTokens,
        OutputTokenCount = finished.Usage.OutputTokens,
        TotalTokenCount = finished.Usage.TotalTokens,
    };

    private ChatResponseUpdate Update(RunOptions said, string message, AIContent content) => new(ChatRole.Assistant, [content])
    {
        ResponseId = said.RunId,
        MessageId = message,
        ModelId = pipeline.Name,
    };

    /// <summary>The turns of an agent are told by their index; any other step with one is one of several.</summary>
    private bool IsGiven(string path) => giver is not null
        && (path == giver || (pipeline.Pattern == "agent" && path.StartsWith(giver + "[", StringComparison.Ordinal) && !path.Contains('/')));

    private sealed class EndOfRun : IProgress<RunEvent>
    {
        public UsageDetails? Usage { get; private set; }

        public void Report(RunEvent value)
        {
            if (value is RunFinished finished)
            {
                Usage = UsageOf(finished);
            }
        }
    }
}
