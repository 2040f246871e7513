using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Rules.Simplicity;

/// <summary>ORC7008: a debate is held and nobody decides it.</summary>
internal sealed class DebateWithoutJudge : ModelRule
{
    public const string Id = "ORC7008";

    /// <summary>The property with the type of a statement's value in code.</summary>
    public const string Statement = nameof(Statement);

    /// <summary>The property with the client that the judge could run on, where there are several.</summary>
    public const string Client = nameof(Client);

    /// <summary>The property with the type and name of each parameter of the entry that the judge should see, by line.</summary>
    public const string Inputs = nameof(Inputs);

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "A debate that nobody decides");

    /// <summary>A step after the debate may decide it, whatever it is called.</summary>
    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        if (pipeline.Pattern is DebateModel { Judge: null, After.Count: 0 } debate)
        {
            IEnumerable<SignatureParameter> inputs = pipeline.Entry?.Inputs.Where(input => input.Type.Kind is not (ValueKind.Content or ValueKind.Contents or ValueKind.Conversation)) ?? [];
            Finding finding = Found(
                Anchor.Attribute(null, pipeline.PatternName),
                $"'{pipeline.Name}' gives everything that was said and no decision, so its caller has to judge the debate; add a [Judge], or take a [Vote] if the answers can be counted.")
                .With(Statement, debate.Statement.Name)
                .With(Inputs, string.Join("\n", inputs.Select(input => $"{input.Type.Name} {CodeNames.Escape(input.Name)}")));
            yield return pipeline.Clients.Count > 1 ? finding.With(Client, pipeline.Clients[pipeline.Clients.Count - 1].Name) : finding;
        }
    }
}
