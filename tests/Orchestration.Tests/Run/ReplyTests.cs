using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Running;

public class ReplyTests
{
    [Theory]
    [InlineData("""{"value":true}""", true)]
    [InlineData("""{"value":false}""", false)]
    [InlineData("true", true)]
    [InlineData("False", false)]
    [InlineData("```json\n{\"value\": true}\n```", true)]
    [InlineData("```\nfalse\n```", false)]
    public async Task A_bool_is_read(string reply, bool expected) =>
        Assert.Equal(expected, await Ask.RunAsync(FakeClient.Saying(reply), ReplyFormat.Boolean));

    [Theory]
    [InlineData("yes")]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("""{"value":"true"}""")]
    [InlineData("""{"value":null}""")]
    [InlineData("""{"value":true,"other":1}""")]
    [InlineData("true, I think")]
    [InlineData("```json\ntrue\n``` and ```json\nfalse\n```")]
    public async Task What_is_no_bool_is_not_read_as_one(string reply) =>
        await Assert.ThrowsAsync<StepOutputException>(() => Ask.RunAsync(FakeClient.Saying(reply), ReplyFormat.Boolean, maxRepairs: 0));

    [Theory]
    [InlineData("""{"value":"Billing"}""")]
    [InlineData("""{"value":"billing"}""")]
    [InlineData("\"Billing\"")]
    [InlineData(" Billing \n")]
    [InlineData("{ \"value\" : \"Billing\" }\n")]
    [InlineData("{\"value\":\"B\\u0069lling\"}")]
    [InlineData("```json\n{\"value\":\"Billing\"}\n```")]
    public async Task A_label_is_read_by_its_name(string reply) =>
        Assert.Equal(Topic.Billing, await Ask.RunAsync(FakeClient.Saying(reply), Topics));

    [Theory]
    [InlineData("{\"value\":\"Bill\"}")]
    [InlineData("{\"value\":\"Billing\",\"value\":\"Other\"}")]
    [InlineData("{\"value\":\"Billing\",\"why\":\"it is\"}")]
    [InlineData("{\"value\":\"Billing\"} and more")]
    [InlineData("{\"value\":\"Billing\"")]
    [InlineData("{\"value\":\"\\ud800\"}")]
    [InlineData("{\"choice\":\"Billing\"}")]
    [InlineData("{}")]
    public async Task What_is_no_label_is_not_read_as_one(string reply)
    {
        StepOutputException failure = await Assert.ThrowsAsync<StepOutputException>(() => Ask.RunAsync(FakeClient.Saying(reply), Topics, maxRepairs: 0));

        Assert.Equal(reply, failure.RawReply);
    }

    [Fact]
    public async Task A_label_of_any_length_is_read()
    {
        string label = new('ä', 1000);

        Assert.Equal(label, await Ask.RunAsync(FakeClient.Saying($$"""{"value":"{{label}}"}"""), ReplyFormat.OneOf("short", label)));
    }

    [Fact]
    public async Task Labels_that_differ_in_case_only_are_told_apart()
    {
        ReplyFormat<string> reply = ReplyFormat.OneOf("us", "US");

        Assert.Equal("US", await Ask.RunAsync(FakeClient.Saying("US"), reply));
        await Assert.ThrowsAsync<StepOutputException>(() => Ask.RunAsync(FakeClient.Saying("Us"), reply, maxRepairs: 0));
    }

    [Fact]
    public async Task A_choice_is_asked_for_with_its_names_and_descriptions()
    {
        FakeClient client = FakeClient.Saying("Other");
        await Ask.RunAsync(client, Topics);

        Assert.Equal(
            """{"type":"object","properties":{"value":{"type":"string","enum":["Billing","Other"],"description":"Billing: Invoices"}},"required":["value"],"additionalProperties":false}""",
            SchemaOf(client));
    }

    [Fact]
    public async Task A_verdict_is_asked_for_with_its_feedback_first()
    {
        FakeClient client = FakeClient.Saying("""{"feedback":"Fine.","accepted":true,"score":null}""");
        Verdict verdict = await Ask.RunAsync(client, ReplyFormat.Verdict);

        Assert.Equal(new Verdict(true, "Fine."), verdict);
        Assert.Equal(
            """{"type":"object","properties":{"feedback":{"type":"string","description":"The reasons, and what to improve."},"accepted":{"type":"boolean","description":"Whether the result is acceptable as it is."},"score":{"type":["number","null"],"description":"A grade; higher is better."}},"required":["feedback","accepted","score"],"additionalProperties":false}""",
            SchemaOf(client).Replace(""","default":null""", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_schema_is_made_once()
    {
        FakeClient client = FakeClient.Saying("Other", "Other");
        ReplyFormat<Topic> topics = Topics;
        await Ask.RunAsync(client, topics);
        await Ask.RunAsync(client, topics);

        Assert.Same(client.Calls[0].Options!.ResponseFormat, client.Calls[1].Options!.ResponseFormat);
        Assert.NotSame(client.Calls[0].Options, client.Calls[1].Options);
    }

    [Fact]
    public async Task An_unreadable_reply_is_shown_its_error_and_asked_for_again()
    {
        FakeClient client = FakeClient.Saying("perhaps", "Billing");

        Assert.Equal(Topic.Billing, await Ask.RunAsync(client, Topics));

        IReadOnlyList<ChatMessage> repair = client.Calls[1].Messages;
        Assert.Equal([ChatRole.User, ChatRole.Assistant, ChatRole.User], repair.Select(message => message.Role));
        Assert.Equal("What is it?", repair[0].Text);
        Assert.Equal("perhaps", repair[1].Text);
        Assert.Contains("it is none of Billing, Other", repair[2].Text, StringComparison.Ordinal);
        Assert.Contains("\"Billing\", \"Other\"", repair[2].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(3, 4)]
    public async Task There_are_at_most_as_many_repairs_as_allowed(int maxRepairs, int calls)
    {
        FakeClient client = FakeClient.Answering(_ => "perhaps");

        StepOutputException failure = await Assert.ThrowsAsync<StepOutputException>(() => Ask.RunAsync(client, Topics, maxRepairs: maxRepairs));

        Assert.Equal("perhaps", failure.RawReply);
        Assert.Equal(calls, client.Calls.Count);
    }

    [Fact]
    public async Task Each_repair_goes_on_from_the_one_before()
    {
        FakeClient client = FakeClient.Saying("a", "b", "Other");

        await Ask.RunAsync(client, Topics, maxRepairs: 2);

        Assert.Equal(["a", "b"], client.Calls[2].Messages.Where(message => message.Role == ChatRole.Assistant).Select(message => message.Text));
    }

    [Theory]
    [InlineData("length", "cut short")]
    [InlineData("content_filter", "content filter")]
    public async Task A_reply_that_was_cut_short_or_filtered_is_a_failure_even_if_it_reads_well(string reason, string because)
    {
        FakeClient client = FakeClient.Doing(() => FakeClient.Says("Billing", new ChatFinishReason(reason)));

        StepOutputException failure = await Assert.ThrowsAsync<StepOutputException>(() => Ask.RunAsync(client, Topics, maxRepairs: 3));

        Assert.Equal("Billing", failure.RawReply);
        Assert.Contains(because, failure.Message, StringComparison.Ordinal);
        Assert.Single(client.Calls);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("tool_calls", "Let me look.")]
    public async Task A_reply_that_calls_tools_is_no_answer(string? reason, string text)
    {
        FakeClient client = FakeClient.Doing(() => new ChatResponse(new ChatMessage(
            ChatRole.Assistant, [new TextContent(text), new FunctionCallContent("1", "look")]))
        {
            FinishReason = reason is null ? null : new ChatFinishReason(reason),
        });

        StepOutputException failure = await Assert.ThrowsAsync<StepOutputException>(() => Ask.RunAsync(client, Topics));

        Assert.Contains("calls tools", failure.Message, StringComparison.Ordinal);
        Assert.Single(client.Calls);
    }

    [Fact]
    public async Task What_was_said_before_a_tool_exchange_is_no_part_of_the_answer()
    {
        FakeClient client = FakeClient.Doing(() => new ChatResponse(
        [
            new ChatMessage(ChatRole.Assistant, [new TextContent("Let me look."), new FunctionCallContent("1", "look")]),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("1", "42")]),
            new ChatMessage(ChatRole.Assistant, "It is "),
            new ChatMessage(ChatRole.Assistant, "42."),
        ]));

        Assert.Equal("It is 42.", await Ask.RunAsync(client, ReplyFormat.Text));
    }

    [Fact]
    public async Task A_client_that_returns_null_is_said_to()
    {
        FakeClient client = new((_, _) => Task.FromResult<ChatResponse>(null!));

        StepOutputException failure = await Assert.ThrowsAsync<StepOutputException>(() => Ask.RunAsync(client, ReplyFormat.Text));

        Assert.Contains("returned null", failure.Message, StringComparison.Ordinal);
    }

    internal static string SchemaOf(FakeClient client) =>
        Assert.IsType<ChatResponseFormatJson>(client.Calls[0].Options!.ResponseFormat).Schema!.Value.GetRawText();

    private static ReplyFormat<Topic> Topics => ReplyFormat.Choice(("Billing", Topic.Billing, "Invoices"), ("Other", Topic.Other, null));
}
