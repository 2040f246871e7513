using System.Text.Json;
using Microsoft.Extensions.AI;
using Orchestration.Testing;

namespace Orchestration.Tests.Testing;

public class OfflineRobustnessTests
{
    private sealed record Report(string Title, List<Finding> Findings, double Confidence, bool Accepted, string? Note);

    private sealed record Finding(Kind Kind, string Evidence, int? Page);

    private enum Kind { Weather, Machine, People }

    [Fact]
    public async Task Anything_at_all_gets_an_answer_that_can_be_read()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            string text = SomeText.Garbage(seed);
            Assert.NotEmpty(await Offline.TextAsync(text));
            Report report = await Offline.FillAsync<Report>(text);
            Assert.NotNull(report.Title);
        }
    }

    [Fact]
    public async Task Messages_without_any_text_get_an_answer()
    {
        var client = new OfflineChatClient();

        Assert.NotEmpty((await client.GetResponseAsync([])).Text);
        Assert.NotEmpty((await client.GetResponseAsync([new ChatMessage(ChatRole.User, [])])).Text);
        Assert.NotEmpty((await client.GetResponseAsync([new ChatMessage(ChatRole.Assistant, "Only me.")])).Text);
        Assert.NotEmpty((await client.GetResponseAsync([new ChatMessage(ChatRole.User, [new DataContent(new byte[] { 1 }, "image/png")])])).Text);
    }

    [Fact]
    public async Task A_very_long_text_gets_a_short_answer()
    {
        string text = SomeText.Of(seed: 1, sentences: 5_000);

        Assert.InRange((await Offline.TextAsync($"Summarise.\n\n{text}")).Length, 1, 1000);
        Assert.InRange((await Offline.FillAsync<Report>($"Report.\n\n{text}")).Title.Length, 1, 200);
    }

    [Fact]
    public async Task A_text_without_a_single_space_or_mark_gets_a_bounded_answer() =>
        Assert.InRange((await Offline.TextAsync(new string('x', 1_000_000))).Length, 1, 10_000);

    [Fact]
    public async Task A_thousand_parallel_calls_get_the_answers_of_sequential_ones()
    {
        var client = new OfflineChatClient();
        var format = new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema<Report>() };
        string[] prompts = [.. Enumerable.Range(0, 1000).Select(i => $"Report.\n\n{SomeText.Of(i, 4)}")];

        string[] parallel = await Task.WhenAll(prompts.Select((prompt, i) => Task.Run(() => Ask.TextAsync(client, prompt, i % 2 == 0 ? format : null))));
        var sequential = new List<string>();
        for (int i = 0; i < prompts.Length; i++)
            sequential.Add(await Ask.TextAsync(new OfflineChatClient(), prompts[i], i % 2 == 0 ? format : null));

        Assert.Equal(sequential, parallel);
    }

    [Fact]
    public async Task The_culture_of_the_thread_changes_nothing()
    {
        string expected = JsonSerializer.Serialize(await Offline.FillAsync<Report>($"Report.\n\n{Offline.Ferry}"));
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            foreach (string name in (string[])["tr-TR", "de-DE", "ar-SA", "th-TH"])
            {
                Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo(name);
                Assert.Equal(expected, JsonSerializer.Serialize(await Offline.FillAsync<Report>($"Report.\n\n{Offline.Ferry}")));
            }
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }
}
