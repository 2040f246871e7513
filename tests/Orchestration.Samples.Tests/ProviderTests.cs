using Orchestration.Samples.Running;
using Orchestration.Samples.Tests.Shared;
using Orchestration.Tests.Http;
using TranslationProgram = Orchestration.Samples.Translation.Program;

namespace Orchestration.Samples.Tests;

/// <summary>A whole sample over real HTTP, as the environment variables configure it.</summary>
public sealed class ProviderTests
{
    private const string Accepted = """{"feedback":"Good.","accepted":true,"score":null}""";

    [Fact]
    public async Task A_sample_runs_on_an_openai_compatible_server()
    {
        await using var server = new LoopbackServer(request => request.Says(request.PromptOf().StartsWith("Judge", StringComparison.Ordinal) ? Accepted : "Le ferry part."));
        using SampleConsole console = On(server);

        Assert.Equal(ExitCode.Completed, await console.RunAsync(TranslationProgram.RunAsync, "French", "The ferry leaves."));

        Assert.Contains("Le ferry part.", console.Output, StringComparison.Ordinal);
        Assert.Contains("2 of at most 9 model calls, 20 tokens read, 10 written", console.Output, StringComparison.Ordinal);
        Assert.Equal(["small", "large"], server.Requests.Select(request => request.Body.GetProperty("model").GetString()));
        Assert.Equal([true, false], server.Requests.Select(request => request.WantsStream));
    }

    [Theory]
    [InlineData(401, "Incorrect API key.")]
    [InlineData(500, "Out of memory.")]
    public async Task A_server_that_fails_is_told_in_its_own_words(int status, string message)
    {
        await using var server = new LoopbackServer(_ => OpenAiReplies.Fails(status, message));
        using SampleConsole console = On(server);

        Assert.Equal(ExitCode.EndedOtherwise, await console.RunAsync(TranslationProgram.RunAsync, "French", "The ferry leaves."));
        Assert.Contains("The run failed:", console.Output, StringComparison.Ordinal);
        Assert.Contains(message, console.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told()
    {
        var server = new LoopbackServer(_ => OpenAiReplies.Fails(500, "never"));
        using SampleConsole console = On(server);
        await server.DisposeAsync();

        Assert.Equal(ExitCode.EndedOtherwise, await console.RunAsync(TranslationProgram.RunAsync, "French", "The ferry leaves."));
        Assert.Contains("The run failed:", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sample_runs_on_the_anthropic_client()
    {
        await using var server = new LoopbackServer(request => LoopbackReply.Json(new { type = "error", error = new { type = "authentication_error", message = "invalid key" } }, 401));
        using var console = new SampleConsole
        {
            Environment = new Dictionary<string, string> { ["ANTHROPIC_API_KEY"] = "key", ["ANTHROPIC_BASE_URL"] = server.Address.AbsoluteUri },
        };

        Assert.Equal(ExitCode.EndedOtherwise, await console.RunAsync(TranslationProgram.RunAsync, "French", "The ferry leaves."));
        Assert.Contains("Answering: Anthropic.", console.Output, StringComparison.Ordinal);
        Assert.Equal("/v1/messages", Assert.Single(server.Requests).Path);
    }

    private static SampleConsole On(LoopbackServer server) => new()
    {
        Environment = new Dictionary<string, string>
        {
            ["OPENAI_BASE_URL"] = new Uri(server.Address, "v1").AbsoluteUri,
            ["ORCHESTRATION_MODEL"] = "small",
            ["ORCHESTRATION_MODEL_JUDGE"] = "large",
        },
    };
}
