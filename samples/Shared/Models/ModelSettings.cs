namespace Orchestration.Samples.Models;

/// <summary>Who answers.</summary>
internal enum ModelProvider
{
    Offline,
    Anthropic,
    OpenAiCompatible,
}

/// <summary>What the environment variables say about models.</summary>
internal sealed record ModelSettings(ModelProvider Provider, Uri? BaseAddress, string? ApiKey, Func<string, string?> Environment)
{
    public const string ProviderVariable = "ORCHESTRATION_PROVIDER";
    public const string ModelVariable = "ORCHESTRATION_MODEL";
    private const string OpenAiAddress = "https://api.openai.com/v1";

    public static ModelSettings Read(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return ProviderOf(environment) switch
        {
            ModelProvider.Anthropic => new(
                ModelProvider.Anthropic,
                Address(environment, "ANTHROPIC_BASE_URL"),
                Value(environment, "ANTHROPIC_API_KEY") ?? throw new ConfigurationException("Set ANTHROPIC_API_KEY to use Anthropic's models."),
                environment),
            ModelProvider.OpenAiCompatible => new(
                ModelProvider.OpenAiCompatible,
                Address(environment, "OPENAI_BASE_URL") ?? new Uri(OpenAiAddress),
                Value(environment, "OPENAI_API_KEY"),
                environment),
            _ => new(ModelProvider.Offline, null, null, environment),
        };
    }

    /// <summary>The model named for a role, else the one named for all.</summary>
    public string? ModelFor(string role) => Value(Environment, $"{ModelVariable}_{role.ToUpperInvariant()}") ?? Value(Environment, ModelVariable);

    public string Describe() => Provider switch
    {
        ModelProvider.Anthropic => "Anthropic",
        ModelProvider.OpenAiCompatible => $"the models at {BaseAddress}",
        _ => "the offline stand-in, which is no model: it answers with sentences of what it is given",
    };

    private static ModelProvider ProviderOf(Func<string, string?> environment) => Value(environment, ProviderVariable)?.ToLowerInvariant() switch
    {
        "offline" => ModelProvider.Offline,
        "anthropic" => ModelProvider.Anthropic,
        "openai" => ModelProvider.OpenAiCompatible,
        { } other => throw new ConfigurationException($"{ProviderVariable} is '{other}'. Set it to offline, anthropic or openai, or leave it out."),
        null when Value(environment, "ANTHROPIC_API_KEY") is not null => ModelProvider.Anthropic,
        null when (Value(environment, "OPENAI_BASE_URL") ?? Value(environment, "OPENAI_API_KEY")) is not null => ModelProvider.OpenAiCompatible,
        null => ModelProvider.Offline,
    };

    private static Uri? Address(Func<string, string?> environment, string variable) => Value(environment, variable) switch
    {
        null => null,
        { } text when Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" => address,
        { } text => throw new ConfigurationException($"{variable} is '{text}', which is no web address. Set it to one such as http://localhost:11434/v1."),
    };

    private static string? Value(Func<string, string?> environment, string variable) =>
        environment(variable) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
