using System.Text.Json;
using Microsoft.Extensions.AI;
using Orchestration.Testing;

namespace Orchestration.Tests.Testing;

public sealed class RecordingChatClientTests : IDisposable
{
    private readonly TemporaryFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task The_file_is_readable_and_holds_what_was_said()
    {
        ChatMessage[] messages = [new(ChatRole.System, "Be brief."), new(ChatRole.User, "Translate \"café\":\n\nThe ferry leaves.")];
        ChatOptions options = Ask.OfStep("Draft");
        options.Temperature = 0.2f;
        options.MaxOutputTokens = 100;
        await Record("Le ferry part.").GetResponseAsync(messages, options);

        Assert.Equal("""
            {
              "format": "orchestration-recording/1",
              "calls": [
                {
                  "request": "REQUEST",
                  "step": "Draft",
                  "options": {
                    "temperature": 0.2,
                    "maxOutputTokens": 100
                  },
                  "messages": [
                    {
                      "role": "system",
                      "text": "Be brief."
                    },
                    {
                      "role": "user",
                      "text": [
                        "Translate \"café\":",
                        "",
                        "The ferry leaves."
                      ]
                    }
                  ],
                  "reply": {
                    "messages": [
                      {
                        "role": "assistant",
                        "text": "Le ferry part."
                      }
                    ],
                    "finishReason": "stop",
                    "model": "scripted",
                    "usage": {
                      "input": 12,
                      "output": 4,
                      "total": 16
                    }
                  }
                }
              ]
            }

            """.Replace("REQUEST", Calls().Single().GetProperty("request").GetString()), _file.Text);
    }

    [Fact]
    public async Task The_hash_of_a_request_stays_the_same_from_release_to_release()
    {
        await Record("x").GetResponseAsync([new ChatMessage(ChatRole.User, "hello")], new ChatOptions { Temperature = 0 });

        Assert.Equal("67cb481062a53cc8eacc1f1d53ad3aa7", Calls().Single().GetProperty("request").GetString());
    }

    [Fact]
    public async Task A_recorded_reply_is_replayed_as_it_was()
    {
        ChatResponse recorded = await Record("line one\nline two\r\n").GetResponseAsync("hello");
        ChatResponse replayed = await Replay().GetResponseAsync("hello");

        Assert.Equal(recorded.Text, replayed.Text);
        Assert.Equal(recorded.FinishReason, replayed.FinishReason);
        Assert.Equal(recorded.ModelId, replayed.ModelId);
        Assert.Equal(recorded.Usage!.TotalTokenCount, replayed.Usage!.TotalTokenCount);
    }

    [Fact]
    public async Task A_recorded_stream_is_replayed_in_its_pieces()
    {
        var inner = new ScriptedChatClient().Otherwise(((Reply)"abcdefgh").InChunksOf(3));
        List<ChatResponseUpdate> recorded = await Ask.StreamAsync(RecordingChatClient.Record(inner, _file.Path), "hello");
        List<ChatResponseUpdate> replayed = await Ask.StreamAsync(Replay(), "hello");

        Assert.Equal(["abc", "def", "gh", ""], recorded.Select(update => update.Text));
        Assert.Equal(recorded.Select(update => update.Text), replayed.Select(update => update.Text));
        Assert.Equal(ChatFinishReason.Stop, replayed.ToChatResponse().FinishReason);
        Assert.Equal(recorded.ToChatResponse().Usage!.TotalTokenCount, replayed.ToChatResponse().Usage!.TotalTokenCount);
    }

    [Fact]
    public async Task Whole_and_streamed_calls_replay_each_other()
    {
        await Record("one two").GetResponseAsync("whole");
        await Ask.StreamAsync(RecordingChatClient.RecordMissing(new ScriptedChatClient().Otherwise("three four"), _file.Path), "streamed");

        Assert.Equal(["one ", "two", ""], (await Ask.StreamAsync(Replay(), "whole")).Select(update => update.Text));
        Assert.Equal("three four", await Ask.TextAsync(Replay(), "streamed"));
    }

    [Fact]
    public async Task Tool_calls_and_their_results_are_recorded_and_replayed()
    {
        var arguments = new Dictionary<string, object?> { ["city"] = "Brest", ["days"] = 2 };
        var inner = new ScriptedChatClient().WhenPromptContains("sunny", "Sunny.").Otherwise(Reply.ToolCall("weather", arguments));
        using (IChatClient recording = RecordingChatClient.Record(inner, _file.Path))
            await Converse(recording);

        Assert.Equal("Sunny.", await Converse(Replay()));

        static async Task<string> Converse(IChatClient client)
        {
            List<ChatMessage> messages = [new(ChatRole.User, "Weather?")];
            ChatResponse asked = await client.GetResponseAsync(messages);
            var call = Assert.IsType<FunctionCallContent>(Assert.Single(asked.Messages.Single().Contents));
            Assert.Equal("Brest", call.Arguments!["city"]?.ToString());
            messages.AddRange(asked.Messages);
            messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "sunny")]));
            return (await client.GetResponseAsync(messages)).Text;
        }
    }

    [Fact]
    public async Task A_request_not_recorded_shows_the_nearest_one_and_how_to_record()
    {
        await Record("x").GetResponseAsync("Translate into French.\n\nThe ferry leaves.");

        var exception = await Assert.ThrowsAsync<NotRecordedException>(() => Replay().GetResponseAsync("Translate into German.\n\nThe ferry leaves."));

        Assert.Contains("recorded: \"Translate into French.\",", exception.Message);
        Assert.Contains("now:      \"Translate into German.\",", exception.Message);
        Assert.Contains("RecordingChatClient.RecordMissing(client, path)", exception.Message);
        Assert.Contains(_file.Path, exception.Message);
        Assert.StartsWith("Translate into German", exception.Request.Prompt);
    }

    [Theory]
    [InlineData("temperature")]
    [InlineData("schema")]
    [InlineData("tools")]
    [InlineData("system")]
    public async Task A_request_that_differs_in_what_a_reply_depends_on_is_another(string difference)
    {
        await Record("x").GetResponseAsync("hello", new ChatOptions { Temperature = 0 });
        ChatMessage user = new(ChatRole.User, "hello");
        ChatMessage[] messages = difference == "system" ? [new(ChatRole.System, "Be kind."), user] : [user];
        var options = new ChatOptions { Temperature = difference == "temperature" ? 1 : 0 };
        if (difference == "schema")
            options.ResponseFormat = ChatResponseFormat.ForJsonSchema<int[]>();
        if (difference == "tools")
            options.Tools = [AIFunctionFactory.Create(() => 1, "one")];

        await Assert.ThrowsAsync<NotRecordedException>(() => Replay().GetResponseAsync(messages, options));
    }

    [Fact]
    public async Task Additional_properties_are_never_written_and_take_no_part()
    {
        var options = new ChatOptions { AdditionalProperties = new() { ["api-key"] = "hush" }, ConversationId = "c-17" };
        await Record("ok").GetResponseAsync("hello", options);

        Assert.DoesNotContain("hush", _file.Text);
        Assert.DoesNotContain("c-17", _file.Text);
        Assert.Equal("ok", await Ask.TextAsync(Replay(), "hello"));
    }

    [Theory]
    [InlineData("sk-ant-api03-abcdefghijklmnop")]
    [InlineData("ghp_abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcdefghijklmno")]
    public async Task Credentials_in_texts_are_masked_and_do_not_decide_what_is_found(string secret)
    {
        await Record($"I saw {secret}.").GetResponseAsync($"The key is {secret}!");

        Assert.DoesNotContain(secret, _file.Text);
        Assert.Equal("I saw [secret].", await Ask.TextAsync(Replay(), $"The key is {secret}!"));
        Assert.Equal("I saw [secret].", await Ask.TextAsync(Replay(), "The key is [secret]!"));
    }

    [Fact]
    public async Task A_test_takes_out_what_it_names_itself()
    {
        var options = new RecordingOptions { Redact = text => text.Replace("Ms Rahel Okafor", "[name]") };
        var inner = new ScriptedChatClient().Otherwise("Dear Ms Rahel Okafor");
        await RecordingChatClient.Record(inner, _file.Path, options).GetResponseAsync("Write to Ms Rahel Okafor");

        Assert.DoesNotContain("Okafor", _file.Text);
        Assert.Equal("Dear [name]", await Ask.TextAsync(RecordingChatClient.Replay(_file.Path, options), "Write to Ms Rahel Okafor"));
    }

    [Fact]
    public async Task The_same_request_made_twice_gets_both_replies_in_turn_and_no_third()
    {
        var inner = new ScriptedChatClient().Otherwise(Reply.InTurn("one", "two"));
        RecordingChatClient recording = RecordingChatClient.Record(inner, _file.Path);
        await Ask.TextAsync(recording, "?");
        await Ask.TextAsync(recording, "?");

        RecordingChatClient replay = Replay();
        Assert.Equal("one", await Ask.TextAsync(replay, "?"));
        Assert.Equal("two", await Ask.TextAsync(replay, "?"));
        var exception = await Assert.ThrowsAsync<NotRecordedException>(() => Ask.TextAsync(replay, "?"));
        Assert.Contains("recorded 2 times", exception.Message);

        RecordingChatClient repeating = RecordingChatClient.Replay(_file.Path, new RecordingOptions { RepeatLastReply = true });
        Assert.Equal(["one", "two", "two"], [await Ask.TextAsync(repeating, "?"), await Ask.TextAsync(repeating, "?"), await Ask.TextAsync(repeating, "?")]);
    }

    [Fact]
    public async Task Voters_with_one_prompt_get_their_own_replies_in_whatever_order_they_ask()
    {
        var inner = new ScriptedChatClient().Otherwise(Reply.From(request => $"ballot of {request.Step}"));
        RecordingChatClient recording = RecordingChatClient.Record(inner, _file.Path);
        for (int i = 0; i < 3; i++)
            await Ask.TextAsync(recording, "Vote!", Ask.OfStep($"Voter[{i}]"));

        RecordingChatClient replay = Replay();
        for (int i = 2; i >= 0; i--)
            Assert.Equal($"ballot of Voter[{i}]", await Ask.TextAsync(replay, "Vote!", Ask.OfStep($"Voter[{i}]")));
        Assert.Equal("ballot of Voter[0]", await Ask.TextAsync(Replay(), "Vote!", Ask.OfStep("Renamed")));
    }

    [Fact]
    public async Task Missing_requests_are_added_and_known_ones_are_not_made_again()
    {
        await Record("old").GetResponseAsync("known");
        var inner = new ScriptedChatClient().Otherwise("new");
        RecordingChatClient client = RecordingChatClient.RecordMissing(inner, _file.Path);

        Assert.Equal("old", await Ask.TextAsync(client, "known"));
        Assert.Equal("new", await Ask.TextAsync(client, "unknown"));

        Assert.Equal("unknown", Assert.Single(inner.Calls).Prompt);
        Assert.Equal("old", await Ask.TextAsync(Replay(), "known"));
        Assert.Equal("new", await Ask.TextAsync(Replay(), "unknown"));
    }

    [Fact]
    public async Task Recording_anew_leaves_nothing_of_the_old_file()
    {
        await Record("old").GetResponseAsync("old request");
        await Record("new").GetResponseAsync("new request");

        Assert.DoesNotContain("old", _file.Text);
    }

    [Fact]
    public async Task A_thousand_parallel_calls_give_the_file_of_sequential_ones_and_replay_alike()
    {
        string[] prompts = [.. Enumerable.Range(0, 1000).Select(i => $"item {i}")];
        static ScriptedChatClient Inner() => new ScriptedChatClient().Otherwise(Reply.From(request => $"reply to {request.Prompt}"));
        using var sequentialFile = new TemporaryFile();

        RecordingChatClient racing = RecordingChatClient.Record(Inner(), _file.Path);
        await Task.WhenAll(prompts.Select(prompt => Task.Run(() => Ask.TextAsync(racing, prompt))));
        RecordingChatClient sequential = RecordingChatClient.Record(Inner(), sequentialFile.Path);
        foreach (string prompt in prompts.Take(50))
            await Ask.TextAsync(sequential, prompt);
        RecordingChatClient rest = RecordingChatClient.RecordMissing(Inner(), sequentialFile.Path);
        await Task.WhenAll(prompts.Reverse().Select(prompt => Task.Run(() => Ask.TextAsync(rest, prompt))));

        Assert.Equal(sequentialFile.Text, _file.Text);
        RecordingChatClient replay = Replay();
        string[] replies = await Task.WhenAll(prompts.Select(prompt => Task.Run(() => Ask.TextAsync(replay, prompt))));
        Assert.Equal(prompts.Select(prompt => $"reply to {prompt}"), replies);
    }

    [Fact]
    public async Task Failed_and_abandoned_calls_are_not_recorded()
    {
        var inner = new ScriptedChatClient().WhenPromptContains("fail", Reply.Throws(new TimeoutException())).Otherwise("one two three");
        RecordingChatClient client = RecordingChatClient.Record(inner, _file.Path);

        await Assert.ThrowsAsync<TimeoutException>(() => Ask.TextAsync(client, "fail"));
        await foreach (ChatResponseUpdate _ in client.GetStreamingResponseAsync("leave early"))
            break;
        await Ask.TextAsync(client, "whole");

        Assert.Equal("whole", Calls().Single().GetProperty("messages")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_reply_that_cannot_be_read_back_is_refused_when_it_is_recorded()
    {
        var inner = new ScriptedChatClient().Otherwise(Reply.FromResponse(_ =>
            new ChatResponse(new ChatMessage(ChatRole.Assistant, [new DataContent(new byte[] { 1 }, "image/png")]))));

        var exception = await Assert.ThrowsAsync<NotSupportedException>(() => RecordingChatClient.Record(inner, _file.Path).GetResponseAsync("draw"));

        Assert.Contains("DataContent", exception.Message);
    }

    [Fact]
    public async Task Attached_data_is_known_by_its_bytes_and_not_written()
    {
        static ChatMessage Picture(byte last) => new(ChatRole.User, [new TextContent("What is it?"), new DataContent(new byte[] { 1, 2, last }, "image/png")]);
        await Record("a cat").GetResponseAsync([Picture(3)]);

        Assert.Contains("\"sha256\"", _file.Text);
        Assert.Equal("a cat", (await Replay().GetResponseAsync([Picture(3)])).Text);
        await Assert.ThrowsAsync<NotRecordedException>(() => Replay().GetResponseAsync([Picture(4)]));
    }

    [Fact]
    public void A_missing_file_says_how_to_make_it()
    {
        var exception = Assert.Throws<FileNotFoundException>(Replay);

        Assert.Contains("RecordingChatClient.Record", exception.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"format\":\"other/1\",\"calls\":[]}")]
    [InlineData("{\"format\":\"orchestration-recording/1\"}")]
    [InlineData("{\"format\":\"orchestration-recording/1\",\"calls\":[{}]}")]
    [InlineData("{\"format\":\"orchestration-recording/1\",\"calls\":[{\"request\":\"a\",\"messages\":[],\"reply\":{}}]}")]
    [InlineData("{\"format\":\"orchestration-recording/1\",\"calls\":[{\"request\":\"a\",\"messages\":[],\"reply\":{\"messages\":[{\"role\":\"assistant\",\"contents\":[{}]}]}}]}")]
    [InlineData("<<<<<<< HEAD")]
    public void A_broken_file_is_refused_with_its_path(string text)
    {
        File.WriteAllText(_file.Path, text);

        Assert.Contains(_file.Path, Assert.Throws<InvalidDataException>(Replay).Message);
    }

    [Fact]
    public async Task Replaying_honours_cancellation()
    {
        await Record("x").GetResponseAsync("hello");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ask.TextAsync(Replay(), "hello", null, new CancellationToken(true)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ask.StreamAsync(Replay(), "hello", null, new CancellationToken(true)));
    }

    private RecordingChatClient Record(string reply) => RecordingChatClient.Record(new ScriptedChatClient().Otherwise(reply), _file.Path);

    private RecordingChatClient Replay() => RecordingChatClient.Replay(_file.Path);

    private List<JsonElement> Calls()
    {
        using JsonDocument document = JsonDocument.Parse(_file.Text);
        return [.. document.RootElement.GetProperty("calls").EnumerateArray().Select(call => call.Clone())];
    }
}
