namespace Orchestration.Testing;

/// <summary>What a part of a prompt is there for.</summary>
internal enum SectionRole
{
    /// <summary>Text to work on that no label says more about.</summary>
    Material,

    /// <summary>What a draft is made from.</summary>
    Source,

    /// <summary>What is judged or improved.</summary>
    Draft,

    /// <summary>What a reviewer said about the draft.</summary>
    Feedback,

    /// <summary>What is asked of the source.</summary>
    Question,

    /// <summary>What has been thought so far, which is not to be said again.</summary>
    Thoughts,

    /// <summary>What the model is told to do.</summary>
    Instruction,
}
