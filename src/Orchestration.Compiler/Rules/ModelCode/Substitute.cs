namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>What stands in for a model's answer where there was none, or none that could be read. The greater is the worse.</summary>
internal enum Substitute
{
    /// <summary>An exception, something that says that it failed, or work that is done anew.</summary>
    Explicit,

    /// <summary>Some other value, which may well be meant: a text, what was there before.</summary>
    Other,

    /// <summary>What a caller takes for an answer, and is none: null, an empty text or list, a value by default.</summary>
    Nothing,

    /// <summary>What says that all is well.</summary>
    Pass,
}
