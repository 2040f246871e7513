using Microsoft.Extensions.AI;
using Orchestration.Start;

Judgement judgement = await new TypedChain(new MemoryClient()).RunAsync("ferries");
return judgement.IsGood ? 0 : 1;

namespace Orchestration.Start
{
    /// <summary>Two text steps, and a third that gives a type of the program's own.</summary>
    [Chain, JsonContext<StartJson>]
    public partial class TypedChain(IChatClient client)
    {
        public partial Task<Judgement> RunAsync(string topic, CancellationToken cancellationToken = default);

        [Step, Prompt("Outline an article about {topic}.")]
        private partial Task<string> Outline(string topic);

        [Step, Prompt("Write the article from this outline:\n{outline}")]
        private partial Task<string> Draft(string outline);

        [Step, Prompt("Judge this article:\n{draft}")]
        private partial Task<Judgement> Judge(string draft);
    }
}
