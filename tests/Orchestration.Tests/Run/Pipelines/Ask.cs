using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Running;

/// <summary>One question to one client, with whatever reply, policy and budget a test is about.</summary>
internal static class Ask
{
    public static Task<T> RunAsync<T>(
        IChatClient client,
        ReplyFormat<T> reply,
        RunOptions? options = null,
        int maxRepairs = 1,
        int retries = 0,
        TimeSpan? timeout = null,
        RunBudget? budget = null,
        CancellationToken cancellationToken = default)
    {
        PipelineDefinition pipeline = new("Tests.Ask", "chain") { Budget = budget };
        ModelStep<IChatClient, Question, T> step = new(pipeline, "Ask")
        {
            ClientName = "client",
            Client = static client => client,
            Prompt = static question => question.Text,
            Reply = reply,
            MaxRepairs = maxRepairs,
            Retries = retries,
            Timeout = timeout,
        };
        Run run = Begin.Run(pipeline, options, cancellationToken);
        return run.Finish(AskAsync());

        async Task<T> AskAsync() => await run.StepAsync(step, client, new Question("What is it?"));
    }

    public static Task<T> CodeAsync<T>(
        Func<CancellationToken, ValueTask<T>> body,
        RunOptions? options = null,
        int retries = 0,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        PipelineDefinition pipeline = new("Tests.Code", "chain");
        CodeStep<object?, Question, T> step = new(pipeline, "Compute") { Body = (_, _, token) => body(token), Retries = retries, Timeout = timeout };
        Run run = Begin.Run(pipeline, options, cancellationToken);
        return run.Finish(ComputeAsync());

        async Task<T> ComputeAsync() => await run.StepAsync(step, null, new Question("What is it?"));
    }

    public readonly record struct Question(string Text) : IStepInput
    {
        public void Write(StepInputWriter to) => to.Add("text", Text);
    }
}
