namespace Orchestration;

/// <summary>
/// Says on which chat client a model step runs, and with which options. Without it, the step runs on the class's only client.
/// Settings that are left out are left to the client.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class ModelAttribute : Attribute
{
    /// <summary>Sets options for a step that runs on the class's only client.</summary>
    public ModelAttribute()
    {
    }

    /// <summary>Names the client.</summary>
    /// <param name="client">
    /// The primary-constructor parameter, field or property that holds the <see cref="Microsoft.Extensions.AI.IChatClient"/>.
    /// </param>
    public ModelAttribute(string client) => Client = client;

    /// <summary>The member that holds the client, or <see langword="null"/> for the only one.</summary>
    public string? Client { get; }

    /// <summary>The model to ask the client for.</summary>
    public string? ModelId { get; set; }

    /// <summary>The sampling temperature.</summary>
    public float Temperature { get; set; } = float.NaN;

    /// <summary>The share of probability mass that is sampled from, 0 to 1.</summary>
    public float TopP { get; set; } = float.NaN;

    /// <summary>How many of the likeliest tokens are sampled from.</summary>
    public int TopK { get; set; }

    /// <summary>The most tokens a reply may have. A reply that is cut short by it is a failure, never an answer.</summary>
    public int MaxOutputTokens { get; set; }

    /// <summary>The penalty on tokens in proportion to how often they came.</summary>
    public float FrequencyPenalty { get; set; } = float.NaN;

    /// <summary>The penalty on tokens that came at all.</summary>
    public float PresencePenalty { get; set; } = float.NaN;

    /// <summary>The seed, for clients that can repeat a reply.</summary>
    public long Seed { get; set; }

    /// <summary>Texts at which the model stops.</summary>
    public string[]? StopSequences { get; set; }

    /// <summary>
    /// Names a <c>static void</c> method of the class that takes the <see cref="Microsoft.Extensions.AI.ChatOptions"/> of each call
    /// and sets whatever else is wanted.
    /// </summary>
    public string? Configure { get; set; }
}

/// <summary>
/// Names the <see cref="System.Text.Json.Serialization.JsonSerializerContext"/> that reads replies and writes prompts, so that a
/// pipeline needs no reflection (native AOT, trimming). On a class, or on the assembly for all its pipelines.
/// </summary>
/// <typeparam name="T">The context. It must hold every type that a step returns or a prompt shows as JSON, with enums as strings.</typeparam>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class JsonContextAttribute<T> : Attribute
    where T : System.Text.Json.Serialization.JsonSerializerContext;
