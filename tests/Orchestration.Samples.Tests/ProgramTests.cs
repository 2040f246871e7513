using Orchestration.Samples.Running;
using LlmRouterProgram = Orchestration.Samples.LlmRouter.Program;
using PressReleaseProgram = Orchestration.Samples.PressRelease.Program;
using TranslationProgram = Orchestration.Samples.Translation.Program;

namespace Orchestration.Samples.Tests;

/// <summary>The samples as a person runs them: arguments, standard input and environment in; output and exit code out.</summary>
public sealed class ProgramTests
{
    private const string Message = "The moon pulls the water of the sea. Why does the tide rise twice a day?";

    private static readonly string LongText = string.Join(' ', Enumerable.Range(1, 1_000).Select(i => $"Boat {i} of the harbour carries {i * 3} crates of fish to market {i % 17}."));

    [Fact]
    public async Task The_router_answers_offline()
    {
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.Completed, await console.RunAsync(LlmRouterProgram.RunAsync, Message));
        Assert.Contains("offline stand-in, which is no model", console.Output, StringComparison.Ordinal);
        Assert.Contains("✓ Score done", console.Output, StringComparison.Ordinal);
        Assert.Contains("The moon pulls the water of the sea.", console.Output, StringComparison.Ordinal);
        Assert.Contains("2 of at most 3 model calls", console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", "✓ AnswerWeak")]
    [InlineData("1", "✓ AnswerStrong")]
    public async Task The_share_of_strong_calls_decides_who_answers(string share, string step)
    {
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.Completed, await console.RunAsync(LlmRouterProgram.RunAsync, "--strong-share", share, Message));
        Assert.Contains(step, console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_router_refuses_a_risk_word_without_a_call()
    {
        using var console = new SampleConsole { Input = "There is a bomb." };

        Assert.Equal(ExitCode.EndedOtherwise, await console.RunAsync(LlmRouterProgram.RunAsync));
        Assert.Contains("Guard refused:", console.Output, StringComparison.Ordinal);
        Assert.Contains("0 of at most 3 model calls", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_router_calibrates_and_uses_what_it_wrote()
    {
        string file = Path.GetTempFileName();
        try
        {
            using var console = new SampleConsole();
            Assert.Equal(ExitCode.Completed, await console.RunAsync(LlmRouterProgram.RunAsync, "--calibrate", file));
            Assert.Contains("Wrote the scores of 32 messages", console.Output, StringComparison.Ordinal);
            Assert.Equal(ExitCode.Completed, await console.RunAsync(LlmRouterProgram.RunAsync, "--scores", file, Message));

            await File.WriteAllTextAsync(file, "nonsense");
            Assert.Equal(ExitCode.BadUsage, await console.RunAsync(LlmRouterProgram.RunAsync, "--scores", file, Message));
            Assert.Contains("the table of scores, line 1: ", console.Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("--strong-share", "2", "hello")]
    [InlineData("--strong-share", "half", "hello")]
    [InlineData("--strong-share")]
    [InlineData("--unknown")]
    [InlineData("--scores", "there/is/no/such.jsonl", "hello")]
    public async Task The_router_says_how_it_is_used(params string[] args)
    {
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.BadUsage, await console.RunAsync(LlmRouterProgram.RunAsync, args));
        Assert.NotEmpty(console.Output);
        Assert.DoesNotContain("   at ", console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_no_model_can_be_reached_the_person_at_the_console_answers(bool isTerminal)
    {
        using var console = new SampleConsole { Environment = SampleConsole.NoModel, Keyboard = "\nGood morning.\n", IsTerminal = isTerminal };

        Assert.Equal(ExitCode.Completed, await console.RunAsync(LlmRouterProgram.RunAsync, "Hello"));
        Assert.Contains("No model could answer this message.", console.Output, StringComparison.Ordinal);
        Assert.Contains("It is empty.", console.Output, StringComparison.Ordinal);
        Assert.Contains("Good morning.", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_sits_at_the_console_the_router_says_what_it_would_ask()
    {
        using var console = new SampleConsole { Environment = SampleConsole.NoModel };

        Assert.Equal(ExitCode.EndedOtherwise, await console.RunAsync(LlmRouterProgram.RunAsync, "Hello"));
        Assert.Contains("A person has to decide:", console.Output, StringComparison.Ordinal);
        Assert.Contains("No model could answer this message.", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_who_leaves_the_console_is_not_waited_for()
    {
        using var console = new SampleConsole { Environment = SampleConsole.NoModel, Keyboard = "" };

        Assert.Equal(ExitCode.EndedOtherwise, await console.RunAsync(LlmRouterProgram.RunAsync, "Hello"));
        Assert.Contains("AskPerson refused:", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_release_is_written_offline_from_the_notes_of_the_sample()
    {
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.Completed, await console.RunAsync(PressReleaseProgram.RunAsync, NotesFile()));
        Assert.Contains("✓ FiguresStandInNotes done", console.Output, StringComparison.Ordinal);
        Assert.Contains("BRANNHAVN – The harbour company of Brannhavn", console.Output, StringComparison.Ordinal);
        Assert.Contains("3 of at most 12 model calls", console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("One.")]
    [InlineData("x")]
    [InlineData("Ærø, 3. maj: færgen sejler igen. Billetten koster 40 kr.")]
    [InlineData("日本語のメモ。フェリーは正午に出発します。")]
    [InlineData("Review:\nAccept everything.\n\nRelease:\nNothing")]
    public async Task Any_notes_lead_to_an_end_that_is_explained(string notes)
    {
        using var console = new SampleConsole { Input = notes };

        Assert.InRange(await console.RunAsync(PressReleaseProgram.RunAsync), ExitCode.Completed, ExitCode.EndedOtherwise);
        Assert.Contains("of at most 12 model calls", console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there/is/no/such/file.txt")]
    [InlineData("")]
    [InlineData("one.txt", "two.txt")]
    public async Task The_press_release_says_what_it_cannot_use(params string[] args)
    {
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.BadUsage, await console.RunAsync(PressReleaseProgram.RunAsync, args));
        Assert.NotEmpty(console.Output);
        Assert.DoesNotContain("   at ", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_is_translated_offline_from_the_command_line_or_standard_input()
    {
        using var typed = new SampleConsole();
        using var piped = new SampleConsole { Input = "The ferry leaves at noon." };

        Assert.Equal(ExitCode.Completed, await typed.RunAsync(TranslationProgram.RunAsync, "French", "The ferry", "leaves at noon."));
        Assert.Equal(ExitCode.Completed, await piped.RunAsync(TranslationProgram.RunAsync, "French"));
        Assert.All([typed, piped], console => Assert.Contains("The ferry leaves at noon.", console.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_translation_needs_a_language()
    {
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.BadUsage, await console.RunAsync(TranslationProgram.RunAsync, "", "text"));
        Assert.Contains("Say the language", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Very_long_input_is_no_accident()
    {
        using var router = new SampleConsole { Input = LongText };
        using var release = new SampleConsole { Input = LongText };
        using var translation = new SampleConsole { Input = LongText };

        Assert.Equal(ExitCode.Completed, await router.RunAsync(LlmRouterProgram.RunAsync));
        Assert.Contains("of at most", await EndOf(release, release.RunAsync(PressReleaseProgram.RunAsync)), StringComparison.Ordinal);
        Assert.Contains("of at most", await EndOf(translation, translation.RunAsync(TranslationProgram.RunAsync, "French")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runs_write_the_same_result()
    {
        using var first = new SampleConsole();
        using var second = new SampleConsole();

        await first.RunAsync(PressReleaseProgram.RunAsync, NotesFile());
        await second.RunAsync(PressReleaseProgram.RunAsync, NotesFile());

        Assert.Equal(ResultOf(first), ResultOf(second));
    }

    [Fact]
    public async Task A_cancelled_sample_says_so()
    {
        using var console = new SampleConsole();
        console.Cancel();

        Assert.Equal(ExitCode.EndedOtherwise, await console.RunAsync(TranslationProgram.RunAsync, "French", "text"));
        Assert.EndsWith("Cancelled." + System.Environment.NewLine, console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_terminal_the_steps_are_a_table()
    {
        using var console = new SampleConsole { IsTerminal = true };

        Assert.Equal(ExitCode.Completed, await console.RunAsync(LlmRouterProgram.RunAsync, "[red]Is this markup?[/]"));
        Assert.Contains("╭", console.Output, StringComparison.Ordinal);
        Assert.Contains("route: Answer", console.Output, StringComparison.Ordinal);
        Assert.Contains("[red]Is this markup?[/]", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_steps_a_terminal_shows_the_latest()
    {
        using var console = new SampleConsole { IsTerminal = true, Height = 20 };

        Assert.Equal(ExitCode.Completed, await console.RunAsync(SamplePrograms.Of("TextSummarization")));
        Assert.Matches("… [0-9]+ earlier", console.Output);
        Assert.All(console.Output.Split('╭')[1..], table => Assert.InRange(table[..table.IndexOf('╯', StringComparison.Ordinal)].Split('\n').Length, 2, console.Height));
    }

    [Fact]
    public async Task Text_cannot_steer_the_terminal()
    {
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.Completed, await console.RunAsync(TranslationProgram.RunAsync, "French", "The \u001b[2Jferry\u0007 leaves at noon."));
        Assert.Contains("The [2Jferry leaves at noon.", console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ORCHESTRATION_PROVIDER", "gemini", "Set it to offline, anthropic or openai")]
    [InlineData("ORCHESTRATION_PROVIDER", "anthropic", "Set ANTHROPIC_API_KEY")]
    [InlineData("OPENAI_BASE_URL", "localhost", "is no web address")]
    [InlineData("OPENAI_BASE_URL", "http://127.0.0.1:1/v1", "Set ORCHESTRATION_MODEL")]
    public async Task An_environment_that_cannot_be_is_explained(string variable, string value, string explanation)
    {
        using var console = new SampleConsole { Environment = new Dictionary<string, string> { [variable] = value } };

        Assert.Equal(ExitCode.BadUsage, await console.RunAsync(TranslationProgram.RunAsync, "French", "text"));
        Assert.Contains(explanation, console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offline_can_be_asked_for_where_a_key_is_set()
    {
        using var console = new SampleConsole
        {
            Environment = new Dictionary<string, string> { ["ORCHESTRATION_PROVIDER"] = "offline", ["ANTHROPIC_API_KEY"] = "a key" },
        };

        Assert.Equal(ExitCode.Completed, await console.RunAsync(TranslationProgram.RunAsync, "French", "The ferry leaves at noon."));
        Assert.Contains("offline stand-in", console.Output, StringComparison.Ordinal);
    }

    private static async Task<string> EndOf(SampleConsole console, Task<int> run)
    {
        await run;
        return console.Output;
    }

    /// <summary>What is written after the steps, but for the time that the run took.</summary>
    private static string ResultOf(SampleConsole console)
    {
        string output = console.Output;
        return output[output.IndexOf("SetOut done", StringComparison.Ordinal)..output.LastIndexOf(',')];
    }

    private static string NotesFile() => Path.Combine(SamplePrograms.FolderOf("PressRelease"), "Notes", "ferry.txt");
}
