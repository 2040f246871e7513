namespace Orchestration.Testing;

/// <summary>How a <see cref="RecordingChatClient"/> writes and reads its file.</summary>
public sealed class RecordingOptions
{
    /// <summary>Changes every text before it is written, and before a request is looked up, so that a secret in it neither
    /// reaches the file nor decides what is found. By default <see cref="MaskSecrets"/>.</summary>
    public Func<string, string> Redact { get; init; } = MaskSecrets;

    /// <summary>Whether a request made more often than it was recorded gets its last reply again. By default that is an
    /// error, since it is a change of what the code under test does.</summary>
    public bool RepeatLastReply { get; init; }

    /// <summary>Replaces what looks like a credential (bearer tokens, JSON web tokens, the keys of the usual services)
    /// by <c>[secret]</c>.</summary>
    public static string MaskSecrets(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return SecretPatterns.Credential().Replace(text, "[secret]");
    }
}
