using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>How a pipeline's types are read from replies and written into prompts. For generated code.</summary>
/// <remarks>
/// Reading is strict: members that a type requires must be there, null only where the type allows it, enums by name, no member
/// twice. Members that a type does not know are passed over.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PipelineJson
{
    private static PipelineJson? reflection;

    // Every pipeline has a PipelineJson, and most runs of text need no JSON: making the options takes longer than starting all the rest.
    private readonly Lazy<JsonSerializerOptions> reading;
    private readonly Lazy<JsonSerializerOptions> writing;

    private PipelineJson(Func<JsonSerializerOptions> basis, bool enumsByNameOnly)
    {
        reading = new(() => ForReading(basis()));
        writing = new(() => ForWriting(basis()));
        EnumsByNameOnly = enumsByNameOnly;
    }

    /// <summary>Verdicts, primitive types and the types of Microsoft.Extensions.AI only; needs no reflection.</summary>
    public static PipelineJson BuiltIn { get; } = From();

    /// <summary>All types, by reflection, their members in camel case.</summary>
    public static PipelineJson Reflection
    {
        [RequiresUnreferencedCode("Reads the members of types by reflection. Name a JsonSerializerContext with [JsonContext<T>] instead.")]
        [RequiresDynamicCode("May generate code at run time. Name a JsonSerializerContext with [JsonContext<T>] instead.")]
        get => reflection ??= ByReflection();
    }

    internal JsonSerializerOptions Reading => reading.Value;

    internal JsonSerializerOptions Writing => writing.Value;

    /// <summary>Whether the options see to it that an enum is never read from a number.</summary>
    internal bool EnumsByNameOnly { get; }

    /// <summary>The types that the contexts hold, beside those of <see cref="BuiltIn"/>; needs no reflection.</summary>
    /// <param name="contexts">The contexts; the first one's options hold for all.</param>
    public static PipelineJson From(params JsonSerializerContext[] contexts) => new(
        () => new(contexts.Length > 0 ? contexts[0].Options : OrchestrationJsonContext.Default.Options)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine([.. contexts, .. BuiltInTypes()]),
        },
        enumsByNameOnly: false);

    [RequiresUnreferencedCode("Reads the members of types by reflection.")]
    [RequiresDynamicCode("May generate code at run time.")]
    private static PipelineJson ByReflection() => new(
        () => new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
            TypeInfoResolver = JsonTypeInfoResolver.Combine([new DefaultJsonTypeInfoResolver(), .. BuiltInTypes()]),
        },
        enumsByNameOnly: true);

    // Without reflection, which the options of Microsoft.Extensions.AI fall back on where they can: what a context lacks must not work here and fail in native AOT.
    private static IEnumerable<IJsonTypeInfoResolver> BuiltInTypes() =>
        AIJsonUtilities.DefaultOptions.TypeInfoResolverChain.Where(types => types is not DefaultJsonTypeInfoResolver).Prepend(OrchestrationJsonContext.Default);

    private static JsonSerializerOptions ForReading(JsonSerializerOptions basis)
    {
        JsonSerializerOptions options = new(basis)
        {
            PropertyNameCaseInsensitive = true,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
            AllowTrailingCommas = false,
            ReadCommentHandling = JsonCommentHandling.Disallow,
            NumberHandling = JsonNumberHandling.Strict,
        };
        options.MakeReadOnly();
        return options;
    }

    private static JsonSerializerOptions ForWriting(JsonSerializerOptions basis)
    {
        JsonSerializerOptions options = new(basis)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = false,
        };
        options.MakeReadOnly();
        return options;
    }
}

/// <summary>The types that work without a context of the user's own.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Verdict))]
[JsonSerializable(typeof(VerdictForm))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(bool?))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(int?))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(long?))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(double?))]
[JsonSerializable(typeof(float))]
[JsonSerializable(typeof(float?))]
[JsonSerializable(typeof(decimal))]
[JsonSerializable(typeof(decimal?))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(char))]
[JsonSerializable(typeof(Guid))]
[JsonSerializable(typeof(Guid?))]
[JsonSerializable(typeof(Uri))]
[JsonSerializable(typeof(DateTime))]
[JsonSerializable(typeof(DateTime?))]
[JsonSerializable(typeof(DateTimeOffset))]
[JsonSerializable(typeof(DateTimeOffset?))]
[JsonSerializable(typeof(DateOnly))]
[JsonSerializable(typeof(DateOnly?))]
[JsonSerializable(typeof(TimeOnly))]
[JsonSerializable(typeof(TimeOnly?))]
[JsonSerializable(typeof(TimeSpan))]
[JsonSerializable(typeof(TimeSpan?))]
[JsonSerializable(typeof(Nothing))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(List<string>))]
[JsonSerializable(typeof(IList<string>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IEnumerable<string>))]
[JsonSerializable(typeof(int[]))]
[JsonSerializable(typeof(List<int>))]
[JsonSerializable(typeof(IReadOnlyList<int>))]
internal sealed partial class OrchestrationJsonContext : JsonSerializerContext;
