using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Running;

public class ModelStepTests
{
    private static readonly PipelineDefinition Pipeline = new("Tests.Look", "chain");

    [Fact]
    public async Task A_conversation_goes_between_the_system_message_and_the_prompt_and_attachments_stand_with_the_prompt()
    {
        DataContent image = new(new byte[] { 1 }, "image/png");
        FakeClient client = FakeClient.Saying("seen");
        await RunAsync(client, new LookInput([new(ChatRole.User, "Hello"), new(ChatRole.Assistant, "Hi")], [image, null]));

        IReadOnlyList<ChatMessage> messages = client.Calls[0].Messages;
        Assert.Equal([ChatRole.System, ChatRole.User, ChatRole.Assistant, ChatRole.User], messages.Select(message => message.Role));
        Assert.Equal("Look.", messages[3].Text);
        Assert.Equal([typeof(TextContent), typeof(DataContent)], messages[3].Contents.Select(content => content.GetType()));
    }

    [Fact]
    public async Task No_conversation_and_no_attachments_leave_the_prompt_alone()
    {
        FakeClient client = FakeClient.Saying("seen");
        await RunAsync(client, new LookInput(null, null));

        Assert.Equal([ChatRole.System, ChatRole.User], client.Calls[0].Messages.Select(message => message.Role));
    }

    [Fact]
    public async Task Every_call_has_options_of_its_own()
    {
        FakeClient client = new((call, _) =>
        {
            call.Options!.Temperature = 2;
            call.Options.StopSequences!.Add("changed");
            return Task.FromResult(FakeClient.Says("seen"));
        });
        await RunAsync(client, new LookInput(null, null));
        FakeClient second = FakeClient.Saying("seen");
        await RunAsync(second, new LookInput(null, null));

        ChatOptions options = second.Calls[0].Options!;
        Assert.Equal((0.5f, 77, "configured"), (options.Temperature, options.MaxOutputTokens, options.ModelId));
        Assert.Equal(["END"], options.StopSequences);
    }

    [Fact]
    public async Task Without_options_the_client_is_given_none()
    {
        FakeClient client = FakeClient.Saying("reply");
        await Ask.RunAsync(client, ReplyFormat.Text);

        Assert.Null(client.Calls[0].Options);
    }

    private static Task<string> RunAsync(FakeClient client, LookInput input)
    {
        ModelStep<FakeClient, LookInput, string> step = new(Pipeline, "Look")
        {
            Client = static client => client,
            System = static _ => "You see.",
            Prompt = static _ => "Look.",
            Conversation = static input => input.Earlier,
            Attachments = static input => input.Images,
            Options = new ChatOptions { Temperature = 0.5f, MaxOutputTokens = 77, StopSequences = ["END"] },
            Configure = static options => options.ModelId = "configured",
            Reply = ReplyFormat.Text,
        };
        return Run.Alone(Pipeline, step, client, input, CancellationToken.None);
    }

    private readonly record struct LookInput(IEnumerable<ChatMessage>? Earlier, IEnumerable<AIContent?>? Images) : IStepInput
    {
        public void Write(StepInputWriter to)
        {
            to.Add("earlier", Earlier);
            to.Add("images", Images);
        }
    }
}
