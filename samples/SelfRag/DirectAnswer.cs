using Microsoft.Extensions.AI;

namespace Orchestration.Samples.SelfRag;

/// <summary>Answers without any passage.</summary>
/// <param name="writer">Writes the answer.</param>
[Chain]
internal partial class DirectAnswer(IChatClient writer)
{
    /// <summary>Answers <paramref name="question"/>.</summary>
    /// <param name="question">The question.</param>
    /// <param name="style">How the answer is to be written.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    public partial Task<ReflectedAnswer> RunAsync([Untrusted] string question, string style, CancellationToken cancellationToken = default);

    [Step, Model(nameof(writer)), Timeout(120)]
    [System("You answer from general knowledge and say when you do not know.")]
    [Prompt("Answer the question. {style}\n\nQuestion:\n{question}")]
    private partial Task<string> Write(string question, string style);

    [Step]
    private static ReflectedAnswer Finish(string write) => new(write, null);
}
