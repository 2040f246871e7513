using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>The calls in a reply that wait for their result. A client that invokes functions of its own answers the calls of these itself.</summary>
internal static class OpenCalls
{
    public static bool Any(IList<ChatMessage> messages) => Find(messages, null);

    public static void AddTo(List<FunctionCallContent> calls, IList<ChatMessage> messages) => Find(messages, calls);

    private static bool Find(IList<ChatMessage> messages, List<FunctionCallContent>? calls)
    {
        HashSet<string>? answered = Answered(messages);
        bool isAny = false;
        for (int i = 0; i < messages.Count; i++)
        {
            IList<AIContent> contents = messages[i].Contents;
            for (int j = 0; j < contents.Count; j++)
            {
                if (contents[j] is FunctionCallContent { InformationalOnly: false } call && answered?.Contains(call.CallId) != true)
                {
                    isAny = true;
                    calls?.Add(call);
                }
            }
        }

        return isAny;
    }

    private static HashSet<string>? Answered(IList<ChatMessage> messages)
    {
        HashSet<string>? answered = null;
        for (int i = 0; i < messages.Count; i++)
        {
            IList<AIContent> contents = messages[i].Contents;
            for (int j = 0; j < contents.Count; j++)
            {
                if (contents[j] is FunctionResultContent result)
                {
                    (answered ??= []).Add(result.CallId);
                }
            }
        }

        return answered;
    }
}
