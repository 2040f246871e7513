using Microsoft.Extensions.AI;
using static Orchestration.Compiler.Tests.Emission.Rendered;

namespace Orchestration.Compiler.Tests.Emission;

/// <summary>What goes with a prompt: system messages, attachments, conversations, and the prompt's own file.</summary>
public sealed class PromptMessageTests
{
    [Fact]
    public async Task The_steps_system_message_comes_first_with_its_placeholders()
    {
        var messages = await MessagesAsync(Step("Prompt(\"About {topic}.\"), System(\"You write {language}.\")", "string topic, string language"), "x", "French");

        Assert.Equal([(ChatRole.System, "You write French."), (ChatRole.User, "About x.")], messages.Select(message => (message.Role, message.Text)));
    }

    [Fact]
    public async Task The_classes_system_message_is_filled_for_each_step()
    {
        var messages = await MessagesAsync(Step("Prompt(\"About {topic}.\")", "string topic, string language").Edit("[Chain]", "[Chain, System(\"You write {language}.\")]"), "x", "French");

        Assert.Equal("You write French.", messages[0].Text);
    }

    [Fact]
    public async Task The_steps_system_message_stands_for_the_classes()
    {
        var messages = await MessagesAsync(
            Step("Prompt(\"About {topic}.\"), System(\"You rhyme.\")", "string topic").Edit("[Chain]", "[Chain, System(\"You write {nothing}.\")]"), "x");

        Assert.Equal("You rhyme.", messages[0].Text);
    }

    [Fact]
    public async Task Contents_are_attached_to_the_prompt()
    {
        var image = new DataContent(new byte[] { 1 }, "image/png");
        var pages = new List<DataContent> { new(new byte[] { 2 }, "image/png"), new(new byte[] { 3 }, "image/png") };

        var message = Assert.Single(await MessagesAsync(
            Step("Prompt(\"Describe {topic}.\")", "string topic, AIContent image, IReadOnlyList<DataContent> pages, AIContent? none, List<AIContent>? nothing"),
            "x", image, pages, null, null));

        Assert.Equal("Describe x.", message.Text);
        Assert.Equal([image, .. pages], message.Contents.OfType<DataContent>());
        Assert.Equal(4, message.Contents.Count);
    }

    [Fact]
    public async Task A_conversation_goes_before_the_prompt()
    {
        List<ChatMessage> before = [new(ChatRole.User, "Hello"), new(ChatRole.Assistant, "Hi")];

        var messages = await MessagesAsync(Step("Prompt(\"About {topic}.\"), System(\"Be kind.\")", "string topic, IEnumerable<ChatMessage> before"), "x", before);

        Assert.Equal(["Be kind.", "Hello", "Hi", "About x."], messages.Select(message => message.Text));
    }

    [Fact]
    public async Task Several_conversations_go_one_after_another()
    {
        var messages = await MessagesAsync(
            Step("Prompt(\"About {topic}.\")", "string topic, IReadOnlyList<ChatMessage> first, ChatMessage[]? second, List<ChatMessage>? none"),
            "x", new List<ChatMessage> { new(ChatRole.User, "Hello") }, new ChatMessage[] { new(ChatRole.Assistant, "Hi") }, null);

        Assert.Equal(["Hello", "Hi", "About x."], messages.Select(message => message.Text));
    }

    [Theory]
    [InlineData("answer.prompt.md", "answer.prompt.md")]
    [InlineData("prompts/answer.prompt.md", "prompts/answer.prompt.md")]
    [InlineData(".\\\\prompts\\\\..\\\\prompts\\\\answer.txt", "prompts/answer.txt")]
    [InlineData("../shared/answer.prompt", "../shared/answer.prompt")]
    public async Task A_prompt_file_is_found_from_the_source_file(string written, string file) =>
        Assert.Equal("About x, 1 letter.", await PromptAsync(
            Step($"PromptFile(\"{written}\")", "string topic").WithAdditionalFile(file, "About {topic}, {topic.Length} letter."), "x"));

    [Fact]
    public async Task A_prompt_file_is_found_from_the_file_of_its_own_step() =>
        Assert.Equal("There x.", await PromptAsync(
            new Scenario("[Chain]\npublic partial class Demo(IChatClient client)\n{\n    public partial Task<string> RunAsync(string topic);\n}")
                .WithFile("steps/Steps.cs", "public partial class Demo\n{\n    [Step, PromptFile(\"a.prompt.md\")]\n    private partial Task<string> Answer(string topic);\n}")
                .WithAdditionalFile("a.prompt.md", "Here {topic}.")
                .WithAdditionalFile("steps/a.prompt.md", "There {topic}."),
            "x"));

    [Fact]
    public async Task A_prompt_file_says_the_same_with_any_line_ends()
    {
        var step = Step("PromptFile(\"a.prompt.md\")", "string topic");

        Assert.Equal("About\n\n{topic} x", await PromptAsync(step.WithAdditionalFile("a.prompt.md", "About\r\n\r\n{{topic}} {topic}\r\n"), "x"));
        Assert.Equal(
            Verify.Generated(step.WithAdditionalFile("a.prompt.md", "About\n{topic}\n")),
            Verify.Generated(step.WithAdditionalFile("a.prompt.md", "About\r\n{topic}\r\n")));
    }

    [Fact]
    public void An_edited_prompt_file_is_compiled_anew()
    {
        var step = Step("PromptFile(\"a.prompt.md\")", "string topic");

        Assert.NotEqual(
            Verify.Generated(step.WithAdditionalFile("a.prompt.md", "About {topic}.")),
            Verify.Generated(step.WithAdditionalFile("a.prompt.md", "On {topic}.")));
    }

    [Fact]
    public Task Mistakes_in_a_prompt_file_are_marked_in_it() => Verify.RuleAsync("ORC1008", Step("PromptFile(\"a.prompt.md\")", "string topic")
        .WithAdditionalFile("a.prompt.md", "# About\r\n\r\n{topic} and [|{|] more"));

    [Fact]
    public Task A_prompt_file_that_is_missing_is_said_at_its_path() => Verify.OnlyAsync(
        Step("PromptFile({|ORC1008:\"missing.prompt.md\"|})", "string topic").WithAdditionalFile("other.prompt.md", "About {topic}."));
}
