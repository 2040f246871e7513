using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Emission;

/// <summary>Writes what a pipeline says of itself: remarks, the attribute for other assemblies, and its figures as constants.</summary>
internal sealed class ClassHeaderEmitter(SourceWriter writer, ResolvedPipeline resolved)
{
    private PipelineModel Pipeline => resolved.Pipeline;

    private Figures Figures => resolved.Facts.Figures;

    public void Write()
    {
        writer.Line("/// <remarks>");
        foreach (string paragraph in new RunDescription(Pipeline).Paragraphs())
        {
            writer.Line($"/// <para>{Code.Xml(paragraph)}</para>");
        }

        writer.Line($"/// <para>Worst case: {Code.Xml(InWords)}.</para>");
        writer.Line("/// </remarks>");
        writer.Line($"[{Code.Library}GeneratedPipeline({Arguments()})]");
    }

    /// <summary>Writes the figures and the diagram.</summary>
    /// <param name="names">The names of what is added to the class.</param>
    /// <param name="orElse">The value of a figure that is not known; without it, the constant is left out.</param>
    public void WriteConstants(EmittedNames names, long? orElse = null)
    {
        Constant(names.MaxCalls, Figures.MaxCalls.Calls ?? orElse, "The most model calls that one run can make, retries and repairs included.");
        Constant(names.Depth, Figures.Depth.Calls ?? orElse, "The longest row of model calls of one run that wait for one another.");
        if (names.Diagram is { } diagram)
        {
            writer.Line("/// <summary>The pipeline as a Mermaid flowchart.</summary>");
            writer.Line($"public const string {diagram} = {PromptCode.RawLiteral(resolved.Facts.Diagram)};").Blank();
        }
    }

    private string InWords => Figures.MaxCalls.Calls is { } calls
        ? $"{Code.Number(calls)} model {(calls == 1 ? "call" : "calls")}"
            + (Figures.Depth.Calls is { } depth && depth != calls ? $", at most {Code.Number(depth)} of them one after the other" : "")
        : "without bound, because " + Figures.MaxCalls.UnboundedBy;

    private string Arguments()
    {
        var arguments = new List<string>();
        Add("MaxCalls", Figures.MaxCalls);
        Add("Depth", Figures.Depth);
        if (Figures.MaxCalls.UnboundedBy is { } cause)
        {
            arguments.Add($"UnboundedBy = {Code.Literal(cause)}");
        }

        arguments.Add($"IsVerified = {(resolved.Facts.IsVerified ? "true" : "false")}");
        arguments.AddRange(Labels());
        return string.Join(", ", arguments);

        void Add(string name, Figure figure)
        {
            if (figure.Calls is { } calls)
            {
                arguments.Add($"{name} = {Code.Number(calls)}");
            }
        }
    }

    /// <summary>Only what there is to say, which of most pipelines is nothing.</summary>
    private IEnumerable<string> Labels()
    {
        PipelineLabels labels = resolved.Facts.Labels;
        if (labels.GivesUntrusted)
        {
            yield return "GivesUntrusted = true";
        }

        if (labels.GivesSensitive)
        {
            yield return "GivesSensitive = true";
        }

        if (labels.Acting is { } acting)
        {
            yield return $"Acting = {Code.Literal(acting)}";
        }
    }

    private void Constant(string? name, long? figure, string summary)
    {
        if (name is not null && figure is { } calls)
        {
            writer.Line($"/// <summary>{summary}</summary>");
            writer.Line($"public const long {name} = {Code.Number(calls)};").Blank();
        }
    }
}
