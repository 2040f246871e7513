namespace Orchestration.Testing;

/// <summary>A request was made on a replaying <see cref="RecordingChatClient"/> that its file has no reply to.</summary>
public sealed class NotRecordedException : Exception
{
    internal NotRecordedException(string path, ChatRequest request, string reason)
        : base($"""
            '{path}' has no reply to this request: {reason}
            Step: {request.Step ?? "(not said)"}
            Request:
            {PromptText.Transcript(request)}
            To record it, run the code once on RecordingChatClient.RecordMissing(client, path), or all of it anew on
            RecordingChatClient.Record(client, path), with a client that reaches a model; review what changed in the file.
            """) => Request = request;

    /// <summary>The request that was not recorded.</summary>
    public ChatRequest Request { get; }
}
