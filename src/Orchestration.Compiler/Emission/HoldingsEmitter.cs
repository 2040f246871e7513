using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Emission;

/// <summary>Writes what an instance holds beside what its author declared: the way to its clients and its inner pipelines.</summary>
internal sealed class HoldingsEmitter(SourceWriter writer, PipelineModel pipeline, EmittedNames names)
{
    private const string ChatClient = "global::Microsoft.Extensions.AI.IChatClient";

    public void Write()
    {
        WriteConstructor();
        foreach (ClientModel client in pipeline.Clients.Where(client => client.IsConstructorParameter && IsUsed(client)))
        {
            writer.Line($"private {ChatClient} {names.Client(client)} => {CodeNames.Escape(client.Name)};").Blank();
        }

        foreach (PipelineWork inner in pipeline.Steps.Select(step => step.Pipeline).OfType<PipelineWork>()
            .Where(inner => inner.Instance is null || inner.InstanceIsParameter)
            .GroupBy(inner => names.Instance(inner))
            .Select(group => group.First()))
        {
            if (inner.Instance is null)
            {
                WriteInner(inner);
            }
            else
            {
                writer.Line($"private {inner.TypeName} {names.Instance(inner)} => {CodeNames.Escape(inner.Instance)};").Blank();
            }
        }
    }

    private bool IsUsed(ClientModel client) => pipeline.Steps.Any(step => step.Model?.Client == client);

    /// <summary>The constructor of a class that needs a client and has neither one nor a constructor of its own.</summary>
    public void WriteConstructor()
    {
        if (!pipeline.NeedsConstructor)
        {
            return;
        }

        string field = names.Client(pipeline.Clients[0]);
        writer.Line($"private readonly {ChatClient} {field};").Blank();
        writer.Line("/// <summary>Makes the pipeline.</summary>");
        writer.Line("/// <param name=\"client\">The chat client that its model steps run on.</param>");
        writer.Line($"public {CodeNames.Escape(pipeline.Name)}({ChatClient} client) => this.{field} = client;").Blank();
    }

    /// <summary>Made once an instance; two threads that make it at once agree on the first.</summary>
    private void WriteInner(PipelineWork inner)
    {
        string field = names.Allocate(CodeNames.Camel(inner.Display));
        writer.Line($"private {inner.TypeName}? {field};").Blank();
        writer.Line($"private {inner.TypeName} {names.Instance(inner)}");
        writer.Indented(() => writer.Line(
            $"=> {field} ?? global::System.Threading.Interlocked.CompareExchange(ref {field}, new {inner.TypeName}({string.Join(", ", inner.Creation ?? [])}), null) ?? {field};")).Blank();
    }
}
