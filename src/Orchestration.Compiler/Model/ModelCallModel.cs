namespace Orchestration.Compiler.Model;

/// <summary>How a reply is asked for and read.</summary>
internal enum ReplyKind
{
    Text,
    Boolean,
    Verdict,

    /// <summary>A member of an enum.</summary>
    Choice,

    /// <summary>A string out of a closed set.</summary>
    OneOf,

    /// <summary>The index of one of several.</summary>
    Index,

    /// <summary>Any other type, by its JSON schema.</summary>
    Json,
}

/// <summary>How a reply is read, with the choices there are.</summary>
/// <param name="Kind">How.</param>
/// <param name="Choices">The choices by name.</param>
/// <param name="Count">How many there are to choose from by index.</param>
internal sealed record ReplyModel(ReplyKind Kind, EquatableArray<ChoiceModel> Choices = default, long Count = 0);

/// <summary>One choice of a closed set.</summary>
/// <param name="Label">What the model writes.</param>
/// <param name="Value">The value in code; null for a string.</param>
/// <param name="Description">What it means, from <c>[Description]</c>.</param>
internal sealed record ChoiceModel(string Label, string? Value, string? Description);

/// <summary>The options of a model step, each as an expression in code, or null where it is left to the client.</summary>
internal sealed record ModelOptions
{
    /// <summary>Property of <c>ChatOptions</c> and value in code, in a fixed order.</summary>
    public EquatableArray<(string Property, string Value)> Values { get; init; }

    /// <summary>The method that sets the rest.</summary>
    public string? Configure { get; init; }

    /// <summary>The temperature, where it is set.</summary>
    public double? Temperature { get; init; }
}

/// <summary>A chat client of the class.</summary>
/// <param name="Name">The parameter, field or property.</param>
/// <param name="IsConstructorParameter">Whether it is a primary-constructor parameter or static, which a static body cannot read through the instance.</param>
/// <param name="IsSensitive">Whether it may receive sensitive text.</param>
/// <param name="IsGenerated">Whether the emitted constructor brings it.</param>
internal sealed record ClientModel(string Name, bool IsConstructorParameter, bool IsSensitive = false, bool IsGenerated = false);
