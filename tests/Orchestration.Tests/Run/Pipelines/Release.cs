using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Running;

/// <summary>A chain of two model steps, a verifier with one more try, and a code step that returns nothing; as the generator writes it.</summary>
internal sealed class Release(IChatClient client, Action<string>? publish = null, RunOptions? options = null)
{
    public static readonly PipelineDefinition Pipeline = new("Tests.Release", "chain")
    {
        MaxCalls = 3,
        Depth = 3,
        Fingerprint = "release-1",
    };

    private static readonly ModelStep<Release, OutlineInput, string> OutlineStep = new(Pipeline, "Outline")
    {
        ClientName = "client",
        Client = static self => self.Client,
        Prompt = static input => $"Outline: {input.Facts}",
        Reply = ReplyFormat.Text,
    };

    private static readonly ModelStep<Release, DraftInput, string> DraftStep = new(Pipeline, "Draft")
    {
        ClientName = "client",
        Client = static self => self.Client,
        Prompt = static input => $"Draft: {input.Outline} {input.Feedback}".TrimEnd(),
        Reply = ReplyFormat.Text,
    };

    private static readonly CodeStep<Release, CheckInput, Verdict> CheckStep = new(Pipeline, "Check")
    {
        Body = static (self, input, cancellationToken) => ValueTask.FromResult(Check(input.Draft)),
    };

    private static readonly CodeStep<Release, PublishInput, Nothing> PublishStep = new(Pipeline, "Publish")
    {
        Body = static (self, input, cancellationToken) =>
        {
            self.Publish(input.Draft);
            return Nothing.Value;
        },
    };

    private IChatClient Client => client;

    public Task RunAsync(string facts, CancellationToken cancellationToken = default)
    {
        Run run = Begin.Run(Pipeline, options, cancellationToken);
        return run.Finish(OrchestrateAsync(run, facts));
    }

    public Task RunInAsync(Run parent, string facts)
    {
        Run run = parent.Enter(Pipeline);
        return run.Finish(OrchestrateAsync(run, facts));
    }

    public IAsyncEnumerable<RunEvent> StreamAsync(string facts, CancellationToken cancellationToken = default) =>
        Run.Stream(Pipeline, options, run => OrchestrateAsync(run, facts), cancellationToken);

    private static Verdict Check(string draft) =>
        draft.Contains("guarantee", StringComparison.Ordinal) ? Verdict.Reject("Promise nothing.") : Verdict.Accept();

    private void Publish(string draft) => publish?.Invoke(draft);

    private async Task OrchestrateAsync(Run run, string facts)
    {
        string outline = await run.StepAsync(OutlineStep, this, new OutlineInput(facts));
        string draft = await run.StepAsync(DraftStep, this, new DraftInput(outline, null));

        for (int attempt = 0; ; attempt++)
        {
            Verdict check = await run.StepAsync(CheckStep, this, new CheckInput(draft), At.Attempt(attempt));
            if (check.Accepted)
            {
                break;
            }

            if (attempt == 1)
            {
                throw run.Rejected(draft, check, "Check");
            }

            draft = await run.StepAsync(DraftStep, this, new DraftInput(outline, check.Feedback), At.Attempt(attempt + 1));
        }

        await run.StepAsync(PublishStep, this, new PublishInput(draft));
    }

    private readonly record struct OutlineInput(string Facts) : IStepInput
    {
        public void Write(StepInputWriter to) => to.Add("facts", Facts);
    }

    private readonly record struct DraftInput(string Outline, string? Feedback) : IStepInput
    {
        public void Write(StepInputWriter to)
        {
            to.Add("outline", Outline);
            to.Add("feedback", Feedback);
        }
    }

    private readonly record struct CheckInput(string Draft) : IStepInput
    {
        public void Write(StepInputWriter to) => to.Add("draft", Draft);
    }

    private readonly record struct PublishInput(string Draft) : IStepInput
    {
        public void Write(StepInputWriter to) => to.Add("draft", Draft);
    }
}
