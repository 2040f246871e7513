using System.Text.Json;
using Anthropic;
using Microsoft.Extensions.AI;
using Orchestration.Samples.OpenAi;
using Orchestration.Testing;

namespace Orchestration.Samples.Models;

/// <summary>The chat clients of a sample, as the environment variables ask for them; without any, the offline stand-in.</summary>
public sealed class ModelClients : IDisposable
{
    private const int AnthropicMaxOutputTokens = 4096;

    private readonly ModelSettings settings;
    // Steps have their own [Timeout]; a local model may well need longer than HttpClient's default.
    private readonly HttpClient http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly List<IDisposable> owned = [];

    /// <summary>Reads the settings.</summary>
    /// <param name="environment">Gives the value of a variable, or null.</param>
    /// <exception cref="ConfigurationException">A variable cannot be understood, or one is missing.</exception>
    public ModelClients(Func<string, string?> environment) => settings = ModelSettings.Read(environment);

    /// <summary>What answers, for people.</summary>
    public string Description => settings.Describe();

    /// <summary>The client for one role of a sample, such as <c>writer</c> or <c>judge</c>.</summary>
    /// <param name="role">The role; <c>ORCHESTRATION_MODEL_WRITER</c> names the model of the role <c>writer</c>.</param>
    /// <param name="usualModel">The Anthropic model where no variable names one.</param>
    /// <param name="offline">The stand-in for this role; by default an ordinary one.</param>
    /// <exception cref="ConfigurationException">No model is named and there is no usual one.</exception>
    public IChatClient For(string role, string usualModel, OfflineChatClient? offline = null)
    {
        IChatClient client = settings.Provider switch
        {
            ModelProvider.Anthropic => Anthropic(settings.ModelFor(role) ?? usualModel),
            ModelProvider.OpenAiCompatible => new OpenAiCompatibleChatClient(http, settings.BaseAddress!, settings.ModelFor(role) ?? throw NoModel(role), settings.ApiKey),
            _ => offline ?? new OfflineChatClient(),
        };
        owned.Add(client);
        return client;
    }

    /// <summary>Closes the clients.</summary>
    public void Dispose()
    {
        foreach (IDisposable client in owned)
        {
            client.Dispose();
        }

        http.Dispose();
    }

    private IChatClient Anthropic(string model)
    {
        // Its library reads and writes JSON by reflection, which a native program has not. The condition is a constant there, and all below is left out.
        if (!JsonSerializer.IsReflectionEnabledByDefault)
        {
            throw new ConfigurationException(
                "Anthropic's library does not work in a native program. Start the sample with dotnet run, or set OPENAI_BASE_URL to another server and ORCHESTRATION_PROVIDER to openai.");
        }

        AnthropicClient client = settings.BaseAddress is { } address
            ? new AnthropicClient { ApiKey = settings.ApiKey, BaseUrl = address.AbsoluteUri.TrimEnd('/') }
            : new AnthropicClient { ApiKey = settings.ApiKey };
        return client.AsIChatClient(model, AnthropicMaxOutputTokens);
    }

    private static ConfigurationException NoModel(string role) =>
        new($"No model is named. Set ORCHESTRATION_MODEL, or ORCHESTRATION_MODEL_{role.ToUpperInvariant()} for this role alone.");
}
