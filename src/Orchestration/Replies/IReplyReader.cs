using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>Reads a reply for good: no repair is left.</summary>
internal interface IReplyReader<TResult>
{
    /// <exception cref="StepOutputException">The reply is no answer.</exception>
    TResult Read(ChatResponse response, StepWhere where);
}
