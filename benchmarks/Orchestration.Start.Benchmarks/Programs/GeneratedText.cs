using Microsoft.Extensions.AI;
using Orchestration.Start;

string polished = await new TextChain(new MemoryClient()).RunAsync("ferries");
return polished.Length > 0 ? 0 : 1;

namespace Orchestration.Start
{
    /// <summary>Three text steps in a row.</summary>
    [Chain]
    public partial class TextChain(IChatClient client)
    {
        public partial Task<string> RunAsync(string topic, CancellationToken cancellationToken = default);

        [Step, Prompt("Outline an article about {topic}.")]
        private partial Task<string> Outline(string topic);

        [Step, Prompt("Write the article from this outline:\n{outline}")]
        private partial Task<string> Draft(string outline);

        [Step, Prompt("Polish this article:\n{draft}")]
        private partial Task<string> Polish(string draft);
    }
}
