using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Running;

/// <summary>A critic of three rounds, as the generator writes it.</summary>
internal sealed class Translation(IChatClient writer, IChatClient judge, RunOptions? options = null)
{
    public static readonly PipelineDefinition Pipeline = new("Tests.Translation", "critic")
    {
        MaxCalls = 9,
        Depth = 9,
        Fingerprint = "translation-1",
    };

    private static readonly ModelStep<Translation, TranslateInput, string> TranslateStep = new(Pipeline, "Translate")
    {
        Contract = "translate-1",
        ClientName = "writer",
        Client = static self => self.WriterClient,
        Prompt = static input => $"Translate into {input.Language}.\n\n{input.Text}",
        Reply = ReplyFormat.Text,
    };

    private static readonly ModelStep<Translation, JudgeInput, Verdict> JudgeStep = new(Pipeline, "Judge")
    {
        Contract = "judge-1",
        ClientName = "judge",
        Client = static self => self.JudgeClient,
        System = static input => $"You know {input.Language}.",
        Prompt = static input => $"Judge.\n\nOriginal:\n{input.Text}\n\nTranslation:\n{input.Draft}",
        Options = new ChatOptions { Temperature = 0f },
        Reply = ReplyFormat.Verdict,
        MaxRepairs = 1,
    };

    private static readonly ModelStep<Translation, ImproveInput, string> ImproveStep = new(Pipeline, "Improve")
    {
        Contract = "improve-1",
        ClientName = "writer",
        Client = static self => self.WriterClient,
        Prompt = static input => $"Improve.\n\n{input.Draft}\n\nA reviewer said: {input.Verdict.Feedback}",
        Reply = ReplyFormat.Text,
    };

    private IChatClient WriterClient => writer;

    private IChatClient JudgeClient => judge;

    public Task<string> RunAsync(string text, string language, CancellationToken cancellationToken = default)
    {
        Run run = Begin.Run(Pipeline, options, cancellationToken);
        return run.Finish(OrchestrateAsync(run, text, language));
    }

    public Task<Outcome<string>> RunForOutcomeAsync(string text, string language, CancellationToken cancellationToken = default)
    {
        Run run = Begin.Run(Pipeline, options, cancellationToken);
        return run.FinishOutcome(OrchestrateOutcomeAsync(run, text, language));
    }

    public Task<string> RunInAsync(Run parent, string text, string language)
    {
        Run run = parent.Enter(Pipeline);
        return run.Finish(OrchestrateAsync(run, text, language));
    }

    public Task<Outcome<string>> RunForOutcomeInAsync(Run parent, string text, string language)
    {
        Run run = parent.Enter(Pipeline);
        return run.FinishOutcome(OrchestrateOutcomeAsync(run, text, language));
    }

    public IAsyncEnumerable<RunEvent> StreamAsync(string text, string language, CancellationToken cancellationToken = default) =>
        Run.Stream(Pipeline, options, run => OrchestrateAsync(run, text, language), cancellationToken);

    public IAsyncEnumerable<RunEvent> StreamOutcomeAsync(string text, string language, CancellationToken cancellationToken = default) =>
        Run.Stream(Pipeline, options, run => OrchestrateOutcomeAsync(run, text, language), cancellationToken);

    public Task<string> Translate(string text, string language, CancellationToken cancellationToken = default) =>
        Run.Alone(Pipeline, TranslateStep, this, new TranslateInput(text, language), cancellationToken);

    private async Task<string> OrchestrateAsync(Run run, string text, string language)
    {
        string draft = await run.StepAsync(TranslateStep, this, new TranslateInput(text, language));

        for (int round = 1; ; round++)
        {
            run.Round(round, 3);
            Verdict verdict = await run.StepAsync(JudgeStep, this, new JudgeInput(text, language, draft), At.Round(round));
            if (verdict.Accepted)
            {
                return draft;
            }

            if (round == 3)
            {
                throw run.Exhausted(draft, rounds: 3);
            }

            draft = await run.StepAsync(ImproveStep, this, new ImproveInput(text, language, draft, verdict), At.Round(round + 1));
        }
    }

    private async Task<Outcome<string>> OrchestrateOutcomeAsync(Run run, string text, string language)
    {
        string draft = await run.StepAsync(TranslateStep, this, new TranslateInput(text, language));

        for (int round = 1; ; round++)
        {
            run.Round(round, 3);
            Verdict verdict = await run.StepAsync(JudgeStep, this, new JudgeInput(text, language, draft), At.Round(round));
            if (verdict.Accepted)
            {
                return new Outcome<string>.Completed(draft);
            }

            if (round == 3)
            {
                return new Outcome<string>.Exhausted(draft, 3);
            }

            draft = await run.StepAsync(ImproveStep, this, new ImproveInput(text, language, draft, verdict), At.Round(round + 1));
        }
    }

    private readonly record struct TranslateInput(string Text, string Language) : IStepInput
    {
        public void Write(StepInputWriter to)
        {
            to.Add("text", Text);
            to.Add("language", Language);
        }
    }

    private readonly record struct JudgeInput(string Text, string Language, string Draft) : IStepInput
    {
        public void Write(StepInputWriter to)
        {
            to.Add("text", Text);
            to.Add("language", Language);
            to.Add("draft", Draft);
        }
    }

    private readonly record struct ImproveInput(string Text, string Language, string Draft, Verdict Verdict) : IStepInput
    {
        public void Write(StepInputWriter to)
        {
            to.Add("text", Text);
            to.Add("language", Language);
            to.Add("draft", Draft);
            to.Add("verdict", Verdict);
        }
    }
}
