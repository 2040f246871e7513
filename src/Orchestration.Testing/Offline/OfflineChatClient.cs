using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Orchestration.Testing;

/// <summary>A stand-in for a model that needs no service: it reads the prompt and answers with what stands in it, the same
/// for the same request, everywhere. It is no model: it knows nothing, infers nothing and translates nothing.</summary>
/// <remarks>
/// <para>The prompt is cut into sections by its labels and paragraphs (<c>Original:</c>, <c>A reviewer said: …</c>); what
/// instructs is told apart from what there is to work on.</para>
/// <para><b>Text</b> is answered with the most salient sentences, in their order: those with the densest clusters of the
/// words that come back (H. P. Luhn 1958), at the places where texts say what matters (H. P. Edmundson 1969), and on what
/// is asked. Where a draft and a reviewer's feedback stand beside the source, the draft is kept and gets the sentences
/// that it lacks. Where the prompt has thoughts so far, they are not said again: what is said next speaks of something
/// asked that they do not speak of.</para>
/// <para><b>A JSON schema</b> is filled from the text: strings with what is labelled so or speaks most of the property,
/// numbers from the text where it states them, enums by the words that their names and descriptions share with it.
/// Accepting names (<c>accepted</c>, <c>valid</c>, …), scores and feedback hold the draft against its source: the harmonic
/// mean of the share of the source's main terms that the draft keeps and the share of the draft's words that the source
/// has. A draft that is revised on such feedback comes to hold its source, and so is accepted at last.</para>
/// <para><b>Tools</b> are called once each, as long as the text speaks of them, with arguments filled in the same way; then
/// their results are answered from.</para>
/// <para>Any input gets an answer, also an empty, a very long or a broken one. Replies end with
/// <see cref="ChatFinishReason.Stop"/>, or with <see cref="ChatFinishReason.Length"/> where
/// <see cref="ChatOptions.MaxOutputTokens"/> cuts them, stream word by word and report the usage of
/// <see cref="TokenEstimate"/>. Stateless, and safe for use by several threads.</para>
/// </remarks>
public sealed class OfflineChatClient : IChatClient
{
    /// <summary>The model id that responses carry: <c>offline-stand-in</c>.</summary>
    public const string ModelId = "offline-stand-in";

    private static readonly ChatClientMetadata Metadata = new("offline", defaultModelId: ModelId);

    private readonly int _maxSentences;
    private readonly double _acceptance;

    /// <summary>Makes a stand-in.</summary>
    /// <param name="maxSentences">The sentences of a text reply and the items of a list, at least 1 (a revision adds as many
    /// to its draft, or as many as the draft has).</param>
    /// <param name="acceptance">The score from which a draft is accepted, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its bounds.</exception>
    public OfflineChatClient(int maxSentences = 3, double acceptance = 0.75)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSentences, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(acceptance);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(acceptance, 1);
        (_maxSentences, _acceptance) = (maxSentences, acceptance);
    }

    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var request = new ChatRequest(messages, options);
        return cancellationToken.IsCancellationRequested
            ? Task.FromCanceled<ChatResponse>(cancellationToken)
            : Task.FromResult(Respond(request));
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        StreamAsync(new ChatRequest(messages, options), cancellationToken);

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
            return null;
        return serviceType == typeof(ChatClientMetadata) ? Metadata : serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <summary>Does nothing: there is nothing to give back.</summary>
    public void Dispose()
    {
    }

    private async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        ChatRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (ChatResponseUpdate update in ReplyStream.Of(Respond(request), TextChunks.Words))
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Gives others their turn between words, as a network would.
            await Task.Yield();
            yield return update;
        }
    }

    private ChatResponse Respond(ChatRequest request)
    {
        ChatResponse response = new OfflineAnswer(request, _maxSentences, _acceptance).Respond();
        response.ModelId = ModelId;
        response.Usage = TokenEstimate.Of(request, response);
        return response;
    }
}
