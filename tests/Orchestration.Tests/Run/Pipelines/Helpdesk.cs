using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Running;

internal enum Topic
{
    Billing,
    Foreign,
    Other,
}

/// <summary>A route with a fallback, a nested pipeline that throws and one that returns outcomes; as the generator writes it.</summary>
internal sealed class Helpdesk(IChatClient client, IChatClient strong, Translation translation, RunOptions? options = null)
{
    public static readonly PipelineDefinition Pipeline = new("Tests.Helpdesk", "route") { MaxCalls = 12, Depth = 12 };

    private static readonly ModelStep<Helpdesk, MessageInput, Topic> ClassifyStep = new(Pipeline, "Classify")
    {
        ClientName = "client",
        Client = static self => self.Client,
        Prompt = static input => $"Classify: {input.Message}",
        Reply = ReplyFormat.Choice(
            ("Billing", Topic.Billing, "Invoices and payments"),
            ("Foreign", Topic.Foreign, null),
            ("Other", Topic.Other, null)),
    };

    private static readonly ModelStep<Helpdesk, MessageInput, string> BillingStep = new(Pipeline, "Billing")
    {
        ClientName = "client",
        Client = static self => self.Client,
        Prompt = static input => $"Answer: {input.Message}",
        Reply = ReplyFormat.Text,
    };

    private static readonly ModelStep<Helpdesk, MessageInput, string> StrongStep = new(Pipeline, "Strong")
    {
        ClientName = "strong",
        Client = static self => self.StrongClient,
        Prompt = static input => $"Answer well: {input.Message}",
        Reply = ReplyFormat.Text,
    };

    private static readonly PipelineStep<Helpdesk, MessageInput, string> ForeignStep = new(Pipeline, "Foreign")
    {
        Body = static (run, self, input) => self.TranslationPipeline.RunInAsync(run, input.Message, "English"),
    };

    private static readonly PipelineStep<Helpdesk, MessageInput, string> OtherStep = new(Pipeline, "Other")
    {
        Body = static (run, self, input) => Run.ValueOf(self.TranslationPipeline.RunForOutcomeInAsync(run, input.Message, "English")),
    };

    private IChatClient Client => client;

    private IChatClient StrongClient => strong;

    private Translation TranslationPipeline => translation;

    public Task<string> RunAsync(string message, CancellationToken cancellationToken = default)
    {
        Run run = Begin.Run(Pipeline, options, cancellationToken);
        return run.Finish(OrchestrateAsync(run, message));
    }

    public Task<Outcome<string>> RunForOutcomeAsync(string message, CancellationToken cancellationToken = default)
    {
        Run run = Begin.Run(Pipeline, options, cancellationToken);
        return run.FinishOutcome(OrchestrateOutcomeAsync(run, message));
    }

    public IAsyncEnumerable<RunEvent> StreamAsync(string message, CancellationToken cancellationToken = default) =>
        Run.Stream(Pipeline, options, run => OrchestrateAsync(run, message), cancellationToken);

    private async Task<Outcome<string>> OrchestrateOutcomeAsync(Run run, string message) =>
        new Outcome<string>.Completed(await OrchestrateAsync(run, message));

    private async Task<string> OrchestrateAsync(Run run, string message)
    {
        Topic topic = await run.StepAsync(ClassifyStep, this, new MessageInput(message));
        switch (topic)
        {
            case Topic.Billing:
                run.Branch("Billing");
                try
                {
                    return await run.StepAsync(BillingStep, this, new MessageInput(message));
                }
                catch (Exception e) when (run.MayFallBack(e))
                {
                    return await run.StepAsync(StrongStep, this, new MessageInput(message), At.InsteadOf("Billing"));
                }

            case Topic.Foreign:
                run.Branch("Foreign");
                return await run.StepAsync(ForeignStep, this, new MessageInput(message));

            case Topic.Other:
                run.Branch("Other");
                return await run.StepAsync(OtherStep, this, new MessageInput(message));

            default:
                throw run.UnknownRoute(ClassifyStep, topic.ToString());
        }
    }

    private readonly record struct MessageInput(string Message) : IStepInput
    {
        public void Write(StepInputWriter to) => to.Add("message", Message);
    }
}
