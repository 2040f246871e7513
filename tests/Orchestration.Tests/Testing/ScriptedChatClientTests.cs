using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;
using Orchestration.Testing;

namespace Orchestration.Tests.Testing;

public partial class ScriptedChatClientTests
{
    private sealed record Opinion(string Feedback, bool Accepted);

    [JsonSerializable(typeof(Opinion))]
    private sealed partial class OpinionJson : JsonSerializerContext;

    private sealed record Wrapped(List<string> Items);

    [Fact]
    public async Task The_first_matching_rule_answers()
    {
        var client = new ScriptedChatClient()
            .When(prompt => prompt.StartsWith("Judge"), "judged")
            .WhenPromptContains("ferry", "a ferry")
            .WhenRequest(request => request.Options?.Temperature == 0, "cold");

        Assert.Equal("judged", await Ask.TextAsync(client, "Judge the ferry"));
        Assert.Equal("a ferry", await Ask.TextAsync(client, "The ferry"));
        Assert.Equal("cold", await Ask.TextAsync(client, "other", new ChatOptions { Temperature = 0 }));
    }

    [Fact]
    public async Task Rules_see_the_system_message_the_history_and_the_instructions()
    {
        var client = new ScriptedChatClient().When(prompt => prompt == "be brief\nyou are a judge\nhi\nhello\nnow", "ok");
        ChatMessage[] messages =
        [
            new(ChatRole.System, "you are a judge"), new(ChatRole.User, "hi"),
            new(ChatRole.Assistant, "hello"), new(ChatRole.User, "now"),
        ];

        ChatResponse response = await client.GetResponseAsync(messages, new ChatOptions { Instructions = "be brief" });

        Assert.Equal("ok", response.Text);
    }

    [Fact]
    public async Task Otherwise_answers_what_no_rule_matches_wherever_it_stands()
    {
        var client = new ScriptedChatClient().Otherwise("rest").WhenPromptContains("a", "rule");

        Assert.Equal("rule", await Ask.TextAsync(client, "a"));
        Assert.Equal("rest", await Ask.TextAsync(client, "b"));
        Assert.Throws<InvalidOperationException>(() => client.Otherwise("again"));
    }

    [Fact]
    public async Task A_reply_is_computed_from_the_request()
    {
        var client = new ScriptedChatClient().Otherwise(Reply.From(request => request.Prompt.ToUpperInvariant()));

        Assert.Equal("QUIET", await Ask.TextAsync(client, "quiet"));
    }

    [Fact]
    public async Task A_typed_reply_is_written_as_JSON_with_and_without_reflection()
    {
        var opinion = new Opinion("Fine.", true);
        var client = new ScriptedChatClient()
            .WhenPromptContains("aot", Reply.Json(opinion, OpinionJson.Default.Opinion))
            .Otherwise(Reply.Json(opinion));

        Assert.Equal(opinion, JsonSerializer.Deserialize(await Ask.TextAsync(client, "aot"), OpinionJson.Default.Opinion));
        Assert.Equal(opinion, JsonSerializer.Deserialize<Opinion>(await Ask.TextAsync(client, "jit"), JsonSerializerOptions.Web));
    }

    [Fact]
    public async Task A_value_that_is_no_object_goes_into_the_only_property_asked_for()
    {
        var client = new ScriptedChatClient().Otherwise(Reply.Json(new List<string> { "a", "b" }));
        var options = new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema<Wrapped>() };

        string asked = await Ask.TextAsync(client, "list", options);
        string plain = await Ask.TextAsync(client, "list");

        Assert.Equal(["a", "b"], JsonSerializer.Deserialize<Wrapped>(asked, JsonSerializerOptions.Web)!.Items);
        Assert.Equal(["a", "b"], JsonSerializer.Deserialize<List<string>>(plain)!);
    }

    [Fact]
    public async Task Turns_answer_one_call_each_and_then_run_out()
    {
        var client = new ScriptedChatClient().WhenStep("Judge", Reply.InTurn("no", "yes"));

        Assert.Equal("no", await Ask.TextAsync(client, "?", Ask.OfStep("Judge[1]")));
        Assert.Equal("yes", await Ask.TextAsync(client, "?", Ask.OfStep("Judge[2]")));
        var exception = await Assert.ThrowsAsync<UnexpectedCallException>(() => Ask.TextAsync(client, "?", Ask.OfStep("Judge[3]")));
        Assert.Contains("no reply left (WhenStep(\"Judge\"): 2 replies, 3 calls)", exception.Message);
    }

    [Fact]
    public async Task The_last_turn_repeats_when_asked_to()
    {
        var client = new ScriptedChatClient().Otherwise(Reply.InTurn("no", "yes").ThenRepeatLast());

        Assert.Equal(["no", "yes", "yes", "yes"], [await Once(), await Once(), await Once(), await Once()]);

        Task<string> Once() => Ask.TextAsync(client, "?");
    }

    [Fact]
    public async Task Turns_of_one_rule_are_not_used_up_by_calls_of_another()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("red", Reply.InTurn("red 1", "red 2"))
            .WhenPromptContains("blue", Reply.InTurn("blue 1", "blue 2"));

        Assert.Equal("blue 1", await Ask.TextAsync(client, "blue"));
        Assert.Equal("red 1", await Ask.TextAsync(client, "red"));
        Assert.Equal("red 2", await Ask.TextAsync(client, "red"));
        Assert.Equal("blue 2", await Ask.TextAsync(client, "blue"));
    }

    [Fact]
    public async Task A_reply_throws()
    {
        var same = new TimeoutException("slow");
        var client = new ScriptedChatClient()
            .WhenPromptContains("a", Reply.Throws(same))
            .WhenPromptContains("b", Reply.Throws(request => new HttpRequestException(request.Prompt)));

        Assert.Same(same, await Assert.ThrowsAsync<TimeoutException>(() => Ask.TextAsync(client, "a")));
        Assert.Equal("b", (await Assert.ThrowsAsync<HttpRequestException>(() => Ask.StreamAsync(client, "b"))).Message);
        Assert.Same(same, client.Calls[0].Exception);
        client.Verify();
    }

    [Fact]
    public async Task A_reply_ends_for_the_reason_the_script_says()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("cut", ((Reply)"half").WithFinishReason(ChatFinishReason.Length))
            .Otherwise("whole");

        Assert.Equal(ChatFinishReason.Length, (await client.GetResponseAsync("cut")).FinishReason);
        Assert.Equal(ChatFinishReason.Length, (await Ask.StreamAsync(client, "cut")).ToChatResponse().FinishReason);
        Assert.Equal(ChatFinishReason.Stop, (await client.GetResponseAsync("other")).FinishReason);
    }

    [Fact]
    public async Task A_tool_call_comes_with_its_arguments_and_finish_reason()
    {
        var client = new ScriptedChatClient().Otherwise(Reply.ToolCall("add", new Dictionary<string, object?> { ["a"] = 1 }));

        foreach (ChatResponse response in new[] { await client.GetResponseAsync("?"), (await Ask.StreamAsync(client, "?")).ToChatResponse() })
        {
            var call = Assert.IsType<FunctionCallContent>(Assert.Single(response.Messages.Single().Contents, content => content is not UsageContent));
            Assert.Equal(("add", "call-add", 1), (call.Name, call.CallId, call.Arguments!["a"]));
            Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
        }
    }

    [Fact]
    public async Task Replies_stream_word_by_word_or_in_chunks_of_a_size()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("words", "The  ferry leaves\nat noon.")
            .Otherwise(((Reply)"ab😀cd").InChunksOf(3));

        Assert.Equal(["The  ", "ferry ", "leaves\n", "at ", "noon."], Texts(await Ask.StreamAsync(client, "words")));
        Assert.Equal(["ab😀", "cd"], Texts(await Ask.StreamAsync(client, "size")));
        Assert.True(client.Calls[0].Streamed);

        static IEnumerable<string> Texts(List<ChatResponseUpdate> updates) =>
            updates.Select(update => update.Text).Where(text => text.Length > 0);
    }

    [Fact]
    public async Task Usage_is_a_quarter_of_the_bytes_whole_and_streamed_alike()
    {
        var client = new ScriptedChatClient().Otherwise("12345678");

        UsageDetails whole = (await client.GetResponseAsync("12345")).Usage!;
        UsageDetails streamed = (await Ask.StreamAsync(client, "12345")).ToChatResponse().Usage!;

        Assert.Equal((2, 2, 4), (whole.InputTokenCount, whole.OutputTokenCount, whole.TotalTokenCount));
        Assert.Equal((2, 2, 4), (streamed.InputTokenCount, streamed.OutputTokenCount, streamed.TotalTokenCount));
    }

    [Fact]
    public async Task A_response_of_the_tests_own_keeps_what_it_says()
    {
        var client = new ScriptedChatClient().Otherwise(Reply.FromResponse(_ => new ChatResponse(new ChatMessage(ChatRole.Assistant, "x"))
        {
            ModelId = "mine",
            Usage = new UsageDetails { TotalTokenCount = 7 },
        }));

        ChatResponse response = await client.GetResponseAsync("?");

        Assert.Equal(("mine", 7, ChatFinishReason.Stop), (response.ModelId, response.Usage!.TotalTokenCount, response.FinishReason));
    }

    [Fact]
    public async Task Calls_are_logged_as_they_were_when_they_arrived()
    {
        var client = new ScriptedChatClient().Otherwise("ok");
        List<ChatMessage> messages = [new(ChatRole.User, "first")];
        ChatOptions options = Ask.OfStep("Draft");

        await client.GetResponseAsync(messages, options);
        messages.Add(new(ChatRole.User, "later"));
        options.AdditionalProperties!["orchestration.step"] = "Other";

        ChatCall call = Assert.Single(client.Calls);
        Assert.Equal(("first", "Draft", "ok", "Otherwise", false), (call.Prompt, call.Step, call.Reply, call.Rule, call.Streamed));
        Assert.Single(client.CallsOf("Draft"));
        Assert.Empty(client.CallsOf("Other"));
        Assert.Equal(1, client.CallCount);
    }

    [Fact]
    public async Task Delays_wait_on_the_given_time_and_end_with_cancellation()
    {
        var time = new ManualTime();
        var client = new ScriptedChatClient().Otherwise(((Reply)"late").After(TimeSpan.FromHours(1), time));
        using var stop = new CancellationTokenSource();

        Task<string> late = Ask.TextAsync(client, "?");
        Task<string> cancelled = Ask.TextAsync(client, "?", cancellationToken: stop.Token);
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.False(late.IsCompleted);
        time.FireAll();

        Assert.Equal("late", await late);
        Assert.Equal(TimeSpan.FromHours(1), time.Waits[0]);
    }

    [Fact]
    public async Task A_cancelled_call_makes_no_call_and_a_stream_ends_where_it_is_cancelled()
    {
        var client = new ScriptedChatClient().Otherwise("one two three");
        using var stop = new CancellationTokenSource();

        var seen = new List<string>();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("?", null, stop.Token))
            {
                seen.Add(update.Text);
                stop.Cancel();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ask.TextAsync(client, "?", null, stop.Token));

        Assert.Equal(["one "], seen);
        Assert.Equal(1, client.CallCount);
    }

    [Fact]
    public async Task A_thousand_parallel_calls_get_the_answers_of_sequential_ones()
    {
        static ScriptedChatClient Script() => new ScriptedChatClient()
            .When(prompt => prompt.EndsWith('7'), Reply.From(request => $"seven: {request.Prompt}"))
            .Otherwise(Reply.From(request => $"other: {request.Prompt}"));
        string[] prompts = [.. Enumerable.Range(0, 1000).Select(i => $"item {i}")];

        var parallel = Script();
        string[] racing = await Task.WhenAll(prompts.Select(prompt => Task.Run(() => Ask.TextAsync(parallel, prompt))));
        var sequential = Script();
        var inOrder = new List<string>();
        foreach (string prompt in prompts)
            inOrder.Add(await Ask.TextAsync(sequential, prompt));

        Assert.Equal(inOrder, racing);
        Assert.Equal(1000, parallel.CallCount);
        Assert.All(parallel.Calls, call => Assert.EndsWith(call.Prompt, call.Reply));
    }

    [Fact]
    public async Task Turns_are_given_once_each_however_many_calls_race()
    {
        Reply[] numbered = [.. Enumerable.Range(0, 1000).Select(i => Reply.Text($"{i}"))];
        var client = new ScriptedChatClient().Otherwise(Reply.InTurn(numbered));

        string[] replies = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Task.Run(() => Ask.TextAsync(client, "?"))));

        Assert.Equal(1000, replies.Distinct().Count());
    }

    [Fact]
    public void The_client_says_what_it_is()
    {
        using IChatClient client = new ScriptedChatClient("small");

        Assert.Same(client, client.GetService(typeof(ScriptedChatClient)));
        Assert.Equal("small", client.GetService<ChatClientMetadata>()!.DefaultModelId);
        Assert.Null(client.GetService(typeof(ScriptedChatClient), "key"));
        Assert.Null(client.GetService(typeof(string)));
    }
}
