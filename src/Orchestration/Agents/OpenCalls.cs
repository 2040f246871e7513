using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>The calls in a reply that wait for their result. A client that invokes functions of its own answers the calls of these itself.</summary>
internal static class OpenCalls
{
    public static FunctionCallContent[] In(IList<ChatMessage> messages)
    {
        FunctionCallContent[] calls = [];
        HashSet<string>? answered = null;
        for (int i = 0; i < messages.Count; i++)
        {
            IList<AIContent> contents = messages[i].Contents;
            for (int j = 0; j < contents.Count; j++)
            {
                if (contents[j] is FunctionCallContent { InformationalOnly: false } call)
                {
                    // A reply has one call, or a few.
                    calls = [.. calls, call];
                }
                else if (contents[j] is FunctionResultContent result)
                {
                    (answered ??= []).Add(result.CallId);
                }
            }
        }

        return answered is null ? calls : Array.FindAll(calls, call => !answered.Contains(call.CallId));
    }
}
