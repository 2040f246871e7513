using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>What a pipeline that is used as a chat client is given. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ChatTurn
{
    internal ChatTurn(IEnumerable<ChatMessage> messages) => Messages = [.. messages];

    /// <summary>The whole conversation.</summary>
    public IReadOnlyList<ChatMessage> Messages { get; }

    /// <summary>The conversation before the last message of the user.</summary>
    public IEnumerable<ChatMessage> Earlier => Messages.Take(Last);

    /// <summary>The text of the last message of the user.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public string Text => Last < Messages.Count
        ? Messages[Last].Text
        : throw new ArgumentException("The conversation holds no message of the user, which is what the pipeline is given. Add one with ChatRole.User.");

    private int Last
    {
        get
        {
            int last = Messages.Count - 1;
            while (last >= 0 && Messages[last].Role != ChatRole.User)
            {
                last--;
            }

            return last >= 0 ? last : Messages.Count;
        }
    }
}
