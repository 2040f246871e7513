namespace Orchestration.Compiler.Code;

/// <summary>What can end a repetition. The greater is the surer.</summary>
internal enum Ending
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>What the model says.</summary>
    Reply,

    /// <summary>A token, or a flag that somebody else sets.</summary>
    Token,

    /// <summary>Something of the program's own: a counter, a deadline, an enumerator, or a person.</summary>
    Bound,
}
