namespace Orchestration.Compiler.Code;

/// <summary>What of a model's reply a value holds. The greater wins where a variable may hold several.</summary>
internal enum ReplyKind
{
    /// <summary>Nothing that a model wrote, or nothing that is known to be.</summary>
    None,

    /// <summary>A value of a type that was read out of a reply, as <c>GetResponseAsync&lt;T&gt;</c> and <c>JsonSerializer.Deserialize</c> do.</summary>
    Value,

    /// <summary>Words inside such a value: a text in a typed reply.</summary>
    Field,

    /// <summary>The reply as the client gives it, or a part of it that is no text.</summary>
    Reply,

    /// <summary>A reply's text, whole or in part, changed or not.</summary>
    Text,
}
