using System.ComponentModel;

namespace Orchestration;

/// <summary>A step's input, as one value that can be written down. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStepInput
{
    /// <summary>Writes the input's parts in the order declared.</summary>
    /// <param name="to">Where to.</param>
    void Write(StepInputWriter to);
}
