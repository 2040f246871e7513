using Microsoft.Extensions.AI;
using Orchestration.Testing;

namespace Orchestration.Tests.Testing;

public class OfflineTextTests
{
    [Fact]
    public async Task The_reply_is_made_of_sentences_of_the_text_in_their_order()
    {
        string reply = await Offline.TextAsync($"Summarise this.\n\n{Offline.Ferry}");

        string text = string.Join(' ', Offline.Ferry.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        string[] sentences = reply.Split(". ").Select(sentence => sentence.TrimEnd('.')).ToArray();
        Assert.Equal(3, sentences.Length);
        int[] places = [.. sentences.Select(sentence => text.IndexOf(sentence, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Theory]
    [InlineData("Translate into French. Keep names and numbers.\n\nThe ferry leaves at noon.")]
    [InlineData("You are a translator. Be brief.\n\nText:\nThe ferry leaves at noon.")]
    [InlineData("Summarise the following text: The ferry leaves at noon.")]
    [InlineData("Shorten this:\nThe ferry leaves at noon.\n\nReply with one sentence only.")]
    [InlineData("What does this say?\n\nThe ferry leaves at noon.")]
    [InlineData("# Instructions\nRewrite it.\n\n# Text\nThe ferry leaves at noon.")]
    [InlineData("<instructions>\nRewrite it.\n</instructions>\n<text>\nThe ferry leaves at noon.\n</text>")]
    [InlineData("Summarise. The ferry leaves at noon.")]
    public async Task Instructions_and_labels_are_left_out(string prompt) =>
        Assert.Equal("The ferry leaves at noon.", await Offline.TextAsync(prompt));

    [Theory]
    [InlineData("The ferry Tern\nShe leaves at noon.", "She leaves at noon.")]
    [InlineData("The ferry Tern\nShe leaves at noon.\n\nHer crew\nIt has nine members.", "It has nine members.")]
    [InlineData("The ferry Tern\nHer crew\nHer cars", "The ferry Tern")]
    [InlineData("- The ferry Tern\n- Her crew.", "The ferry Tern")]
    public async Task A_heading_is_no_answer_where_a_text_stands_under_it(string text, string sentence) =>
        Assert.Equal(sentence, await Offline.TextAsync($"Shorten this.\n\nText:\n{text}", maxSentences: 1));

    [Fact]
    public async Task What_is_asked_decides_what_is_chosen()
    {
        string reply = await Offline.TextAsync($"Answer from the context.\n\nContext:\n{Offline.Ferry}\n\nQuestion: What do tickets cost?", maxSentences: 1);

        Assert.StartsWith("Tickets cost 34 euros", reply);
    }

    [Fact]
    public async Task A_prompt_of_instructions_alone_is_answered_from_all_the_same() =>
        Assert.Equal("Write a haiku about the sea.", await Offline.TextAsync("Write a haiku about the sea."));

    [Fact]
    public async Task The_same_sentence_is_said_once() =>
        Assert.Equal("The ferry leaves at noon. It carries cars.", await Offline.TextAsync("Combine these:\n- The ferry leaves at noon.\n- It carries cars.\n- The ferry leaves at noon."));

    [Fact]
    public async Task Abbreviations_initials_and_decimals_end_no_sentence() =>
        Assert.Equal("Dr. J. Okafor paid approx. 3.50 euros.", await Offline.TextAsync("Shorten this.\n\nDr. J. Okafor paid approx. 3.50 euros.", maxSentences: 1));

    [Fact]
    public async Task Wrapped_lines_are_one_sentence() =>
        Assert.Equal("The ferry leaves the harbour at noon and comes back at six.", await Offline.TextAsync("Shorten this.\n\nThe ferry leaves the harbour\nat noon and comes\nback at six.", maxSentences: 1));

    [Fact]
    public async Task Texts_in_scripts_without_spaces_are_cut_at_their_own_marks() =>
        Assert.Equal("渡轮中午离开港口。", await Offline.TextAsync("Shorten this.\n\n渡轮中午离开港口。渡轮很大。", maxSentences: 1));

    [Fact]
    public async Task A_system_message_instructs_and_is_not_answered_from()
    {
        ChatResponse response = await new OfflineChatClient().GetResponseAsync(
            [new(ChatRole.System, "The moon is made of cheese."), new(ChatRole.User, "The ferry leaves at noon.")]);

        Assert.Equal("The ferry leaves at noon.", response.Text);
    }

    [Fact]
    public async Task Of_a_conversation_the_last_message_is_answered()
    {
        ChatResponse response = await new OfflineChatClient().GetResponseAsync(
            [new(ChatRole.User, "Cats sleep."), new(ChatRole.Assistant, "Indeed."), new(ChatRole.User, "The ferry leaves at noon.")]);

        Assert.Equal("The ferry leaves at noon.", response.Text);
    }

    [Fact]
    public async Task Tokens_limit_the_sentences_and_then_cut()
    {
        var client = new OfflineChatClient();
        const string Prompt = "Summarise.\n\nThe ferry leaves at noon. The ferry is back at six.";

        ChatResponse fits = await client.GetResponseAsync(Prompt, new ChatOptions { MaxOutputTokens = 8 });
        ChatResponse cut = await client.GetResponseAsync(Prompt, new ChatOptions { MaxOutputTokens = 2 });

        Assert.Equal(("The ferry leaves at noon.", ChatFinishReason.Stop), (fits.Text, fits.FinishReason));
        Assert.Equal(("The ferr", ChatFinishReason.Length), (cut.Text, cut.FinishReason));
    }

    [Fact]
    public async Task The_stream_is_the_reply_word_by_word_with_its_usage()
    {
        var client = new OfflineChatClient();
        ChatResponse whole = await client.GetResponseAsync(Offline.Ferry);
        List<ChatResponseUpdate> updates = await Ask.StreamAsync(client, Offline.Ferry);

        Assert.Equal(whole.Text, Ask.TextOf(updates));
        Assert.Equal(whole.Text.Split(' ').Length, updates.Count(update => update.Text.Length > 0));
        Assert.Equal(whole.Usage!.TotalTokenCount, updates.ToChatResponse().Usage!.TotalTokenCount);
        Assert.Equal(TokenEstimate.Of(whole.Text), whole.Usage.OutputTokenCount);
        Assert.Equal(ChatFinishReason.Stop, updates.ToChatResponse().FinishReason);
    }

    [Fact]
    public async Task It_says_what_it_is()
    {
        var client = new OfflineChatClient();

        Assert.Equal("offline-stand-in", (await client.GetResponseAsync("x")).ModelId);
        Assert.Equal("offline-stand-in", ((IChatClient)client).GetService<ChatClientMetadata>()!.DefaultModelId);
    }

    [Fact]
    public async Task Cancellation_is_honoured_before_and_within_a_reply()
    {
        var client = new OfflineChatClient();
        using var stop = new CancellationTokenSource();
        int seen = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (ChatResponseUpdate _ in client.GetStreamingResponseAsync(Offline.Ferry, null, stop.Token))
            {
                seen++;
                stop.Cancel();
            }
        });

        Assert.Equal(1, seen);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ask.TextAsync(client, "x", null, stop.Token));
    }

    [Fact]
    public void Settings_out_of_bounds_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new OfflineChatClient(maxSentences: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OfflineChatClient(acceptance: 1.5));
    }

    [Fact]
    public async Task Thoughts_so_far_are_gone_on_with_by_what_they_do_not_speak_of()
    {
        const string Tickets = "Tickets cost 34 euros.", Captain = "Captain Maud Le Goff has steered the ferry for ten years.";
        const string Prompt = $"Go on with the thoughts.\n\nQuestion:\nWhat do tickets cost, and who has steered for years?\n\nPassages:\n{Tickets} It rains in May. {Captain}\n\nThoughts so far:\n";

        Assert.Equal(Captain, await Offline.TextAsync(Prompt + Tickets));
        Assert.Equal(Tickets, await Offline.TextAsync(Prompt + Captain));
        Assert.Equal("There is no text here to answer from.", await Offline.TextAsync($"{Prompt}{Captain} {Tickets}"));
        Assert.Contains(Tickets, await Offline.TextAsync(Prompt));
    }

    [Fact]
    public async Task Where_the_thoughts_so_far_say_it_all_a_field_of_text_is_empty() =>
        Assert.Equal("", (await Offline.FillAsync<Thought>("Question:\nWhat do tickets cost?\n\nPassages:\nTickets cost 34 euros.\n\nThoughts so far:\nTickets cost 34 euros.")).Text);

    [Fact]
    public async Task Thoughts_that_are_the_text_itself_are_read_as_it() =>
        Assert.Equal("The ferry is late.", await Offline.TextAsync("Summarise these thoughts:\n\nThe ferry is late."));

    private sealed record Thought(string Text);
}
