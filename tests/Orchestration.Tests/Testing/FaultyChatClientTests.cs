using System.Text.Json;
using Microsoft.Extensions.AI;
using Orchestration.Testing;

namespace Orchestration.Tests.Testing;

public class FaultyChatClientTests
{
    private const string Json = """{"feedback":"Fine.","accepted":true}""";

    private static FaultyChatClient Faulty(string reply = Json, int seed = 0) => new(new ScriptedChatClient().Otherwise(reply), seed);

    [Fact]
    public async Task Without_rules_replies_pass_as_they_are()
    {
        var client = new FaultyChatClient(new ScriptedChatClient().Otherwise(((Reply)"abcdef").InChunksOf(2)));

        Assert.Equal("abcdef", await Ask.TextAsync(client, "?"));
        Assert.Equal(["ab", "cd", "ef", ""], (await Ask.StreamAsync(client, "?")).Select(update => update.Text));
        Assert.Empty(client.Injected);
    }

    [Fact]
    public async Task The_first_attempts_of_each_request_fail_and_then_it_succeeds()
    {
        FaultyChatClient client = Faulty("ok").FirstAttempts(2, Fault.Throws());

        foreach (string prompt in (string[])["a", "b"])
        {
            for (int i = 0; i < 2; i++)
                await Assert.ThrowsAsync<HttpRequestException>(() => Ask.TextAsync(client, prompt));
            Assert.Equal("ok", await Ask.TextAsync(client, prompt));
        }

        Assert.Equal([0, 1, 0, 1], client.Injected.Select(injected => injected.Attempt));
    }

    [Fact]
    public async Task The_first_matching_calls_fail_whichever_they_are()
    {
        FaultyChatClient client = Faulty("ok").FirstCalls(2, Fault.Throws(_ => new TimeoutException()), request => request.Prompt.StartsWith("Judge"));

        Assert.Equal("ok", await Ask.TextAsync(client, "Draft"));
        await Assert.ThrowsAsync<TimeoutException>(() => Ask.TextAsync(client, "Judge 1"));
        await Assert.ThrowsAsync<TimeoutException>(() => Ask.StreamAsync(client, "Judge 2"));
        Assert.Equal("ok", await Ask.TextAsync(client, "Judge 3"));
    }

    [Fact]
    public async Task A_thrown_fault_makes_no_inner_call()
    {
        var inner = new ScriptedChatClient().Otherwise("ok");
        FaultyChatClient client = new FaultyChatClient(inner).Always(Fault.Throws());

        await Assert.ThrowsAsync<HttpRequestException>(() => Ask.TextAsync(client, "?"));

        Assert.Equal(0, inner.CallCount);
    }

    [Fact]
    public async Task A_cut_off_reply_ends_in_the_middle_and_says_so()
    {
        FaultyChatClient client = Faulty("1234567890").Always(Fault.CutOff(0.3));

        ChatResponse whole = await client.GetResponseAsync("?");
        ChatResponse streamed = (await Ask.StreamAsync(client, "?")).ToChatResponse();

        Assert.Equal(("123", ChatFinishReason.Length), (whole.Text, whole.FinishReason));
        Assert.Equal(("123", ChatFinishReason.Length), (streamed.Text, streamed.FinishReason));
        Assert.Equal(3, whole.Usage!.OutputTokenCount);
    }

    [Fact]
    public async Task A_cut_never_tears_a_character()
    {
        FaultyChatClient client = Faulty("😀😀😀").Always(Fault.CutOff(0.5));

        Assert.Equal("😀😀", await Ask.TextAsync(client, "?"));
    }

    [Fact]
    public async Task A_filtered_reply_is_empty_and_says_so()
    {
        ChatResponse response = await Faulty().Always(Fault.Filtered()).GetResponseAsync("?");

        Assert.Equal(("", ChatFinishReason.ContentFilter), (response.Text, response.FinishReason));
    }

    [Theory]
    [InlineData(Json)]
    [InlineData("12")]
    [InlineData("\"text\"")]
    [InlineData("[1, 2] ")]
    [InlineData("true")]
    [InlineData("")]
    public async Task Broken_JSON_is_never_readable(string reply)
    {
        string broken = await Ask.TextAsync(Faulty(reply).Always(Fault.BrokenJson()), "?");

        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(broken));
    }

    [Fact]
    public async Task Malformed_replies_are_empty_or_wrapped_in_prose()
    {
        Assert.Equal("", await Ask.TextAsync(Faulty().Always(Fault.Empty()), "?"));
        string prose = await Ask.TextAsync(Faulty().Always(Fault.ProseAroundJson()), "?");
        Assert.Contains($"```json\n{Json}\n```", prose);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(prose));
    }

    [Fact]
    public async Task A_stream_breaks_off_after_half_of_it()
    {
        FaultyChatClient client = Faulty("one two three four five").Always(Fault.BreaksOff());
        var seen = new List<string>();

        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("?"))
                seen.Add(update.Text);
        });
        await Assert.ThrowsAsync<IOException>(() => client.GetResponseAsync("?"));

        Assert.Equal(["one ", "two ", "three "], seen);
    }

    [Fact]
    public async Task Delays_wait_on_the_given_time_the_same_for_the_same_request()
    {
        async Task<TimeSpan> WaitOf(string prompt)
        {
            var time = new ManualTime();
            var client = new FaultyChatClient(new ScriptedChatClient().Otherwise("ok"), seed: 3, time)
                .Always(Fault.Delays(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(9)));
            Task<string> reply = Ask.TextAsync(client, prompt);
            Assert.False(reply.IsCompleted);
            time.FireAll();
            Assert.Equal("ok", await reply);
            return Assert.Single(time.Waits);
        }

        TimeSpan first = await WaitOf("a");

        Assert.InRange(first, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(9));
        Assert.Equal(first, await WaitOf("a"));
        Assert.NotEqual(first, await WaitOf("b"));
    }

    [Fact]
    public async Task A_delay_ends_with_cancellation()
    {
        var client = new FaultyChatClient(new ScriptedChatClient().Otherwise("ok"), time: new ManualTime()).Always(Fault.Delays(TimeSpan.FromDays(1)));
        using var stop = new CancellationTokenSource();

        Task<string> call = Ask.TextAsync(client, "?", null, stop.Token);
        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task Several_faults_of_one_call_all_happen()
    {
        FaultyChatClient client = Faulty("12345678").Always(Fault.CutOff()).Always(Fault.Changes("shouts", text => text + "!"));

        ChatResponse response = await client.GetResponseAsync("?");

        Assert.Equal(("1234!", ChatFinishReason.Length), (response.Text, response.FinishReason));
        Assert.Equal(["cut off", "shouts"], client.Injected.Select(injected => injected.Fault.Name));
    }

    [Fact]
    public async Task The_inner_reply_is_left_as_it_was()
    {
        var inner = new ScriptedChatClient().Otherwise("whole");
        await new FaultyChatClient(inner).Always(Fault.Empty()).GetResponseAsync("?");

        Assert.Equal("whole", inner.Calls.Single().Reply);
    }

    [Fact]
    public async Task Racing_calls_meet_the_same_faults_as_sequential_ones()
    {
        static FaultyChatClient Client(int seed) => Faulty("one two three", seed)
            .WithProbability(0.2, Fault.Throws())
            .WithProbability(0.3, Fault.CutOff());
        string[] prompts = [.. Enumerable.Range(0, 1000).Select(i => $"item {i}")];

        FaultyChatClient racing = Client(1);
        string[] parallel = await Task.WhenAll(prompts.Select(prompt => Task.Run(() => Outcome(racing, prompt))));
        FaultyChatClient backwards = Client(1);
        var sequential = new List<string>();
        foreach (string prompt in prompts.Reverse())
            sequential.Insert(0, await Outcome(backwards, prompt));
        string[] otherSeed = await Task.WhenAll(prompts.Select(prompt => Outcome(Client(2), prompt)));

        Assert.Equal(sequential, parallel);
        Assert.NotEqual(parallel, otherSeed);
        Assert.InRange(parallel.Count(outcome => outcome == "thrown"), 150, 250);
        Assert.InRange(parallel.Count(outcome => outcome == "one tw"), 180, 300);
    }

    [Fact]
    public async Task The_same_prompt_in_two_steps_is_two_requests()
    {
        FaultyChatClient client = Faulty("ok").FirstAttempts(1, Fault.Throws());

        await Assert.ThrowsAsync<HttpRequestException>(() => Ask.TextAsync(client, "?", Ask.OfStep("Voter[0]")));
        await Assert.ThrowsAsync<HttpRequestException>(() => Ask.TextAsync(client, "?", Ask.OfStep("Voter[1]")));
        Assert.Equal("ok", await Ask.TextAsync(client, "?", Ask.OfStep("Voter[0]")));
    }

    [Fact]
    public void Probabilities_and_counts_out_of_bounds_are_refused()
    {
        FaultyChatClient client = Faulty();

        Assert.Throws<ArgumentOutOfRangeException>(() => client.WithProbability(1.1, Fault.Empty()));
        Assert.Throws<ArgumentOutOfRangeException>(() => client.WithProbability(-0.1, Fault.Empty()));
        Assert.Throws<ArgumentOutOfRangeException>(() => client.FirstCalls(0, Fault.Empty()));
        Assert.Throws<ArgumentOutOfRangeException>(() => client.FirstAttempts(0, Fault.Empty()));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.CutOff(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Delays(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1)));
    }

    private static async Task<string> Outcome(IChatClient client, string prompt)
    {
        try
        {
            return await Ask.TextAsync(client, prompt);
        }
        catch (HttpRequestException)
        {
            return "thrown";
        }
    }
}
