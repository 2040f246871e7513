using Orchestration.Compiler.Diagrams.Patterns;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Diagrams;

namespace Orchestration.Compiler.Diagrams;

/// <summary>
/// Draws one pipeline as a graph: steps one after the other, each with its fallbacks and verifiers, and the ways a run ends. A pattern's
/// drawer says in which order.
/// </summary>
internal sealed class Drawing
{
    private readonly List<SketchNode> nodes = [];
    private readonly List<SketchEdge> edges = [];
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    private Drawing(PipelineModel pipeline) => Pipeline = pipeline;

    public PipelineModel Pipeline { get; }

    /// <summary>The sketch of a pipeline; without nodes where it has errors.</summary>
    public static Sketch Of(PipelineModel pipeline)
    {
        var drawing = new Drawing(pipeline);
        if (pipeline is { IsSound: true, Pattern: { } pattern, Entry: { } entry })
        {
            drawing.Draw(pattern, entry);
        }

        return new Sketch(pipeline.MetadataName, pipeline.Name, drawing.nodes.ToEquatableArray(), drawing.edges.ToEquatableArray());
    }

    /// <summary>Draws a step with its fallbacks and verifiers after what leads to it.</summary>
    /// <param name="method">The step.</param>
    /// <param name="from">What leads to it.</param>
    /// <param name="also">A pattern's parameter that it makes, whose verifiers run too.</param>
    /// <param name="keepsRefusals">Whether a refusal does not end the run: the caller says where it leads.</param>
    public Drawn Step(string method, Ends from, string? also = null, bool keepsRefusals = false)
    {
        if (Pipeline.Step(method) is not { } step)
        {
            return new Drawn(from.FirstOrDefault()?.Node ?? "", from);
        }

        Drawn drawn = Checked(WithFallbacks(step, from), Pipeline.VerifiersOf(step.Method, also), isRepeatable: true, keepsRefusals);
        return step.ApprovesResult ? Approved(step, drawn, keepsRefusals) : drawn;
    }

    /// <summary>Draws steps one after the other.</summary>
    public Ends Steps(IEnumerable<string> methods, Ends from) => methods.Aggregate(from, (ends, method) => Step(method, ends).Ends);

    /// <summary>Draws each step beside the others, and gives the ways out of all.</summary>
    /// <param name="methods">The steps.</param>
    /// <param name="from">What leads to a step.</param>
    public Ends Beside(IEnumerable<string> methods, Func<string, Ends> from) => Ends.All(methods.Select(method => Step(method, from(method)).Ends));

    /// <summary>Draws what the pattern itself does.</summary>
    public Drawn Control(string id, string label, Ends from)
    {
        string node = Node(id, label, NodeKind.Control);
        Connect(from, node);
        return new Drawn(node, Ends.Of(node));
    }

    /// <summary>Draws an end without a result, such as <c>exhausted</c>.</summary>
    public void End(string label, Ends from, string? of = null)
    {
        if (from.Count > 0)
        {
            Connect(from, Node(of is null ? label : $"{of}_{label}", label, NodeKind.End));
        }
    }

    /// <summary>Leads what was drawn on, or back, to a node.</summary>
    public void Connect(Ends from, string to)
    {
        foreach (LooseEnd end in from)
        {
            var edge = new SketchEdge(end.Node, to, end.Label, end.Kind);
            if (!edges.Contains(edge))
            {
                edges.Add(edge);
            }
        }
    }

    private void Draw(PatternModel pattern, EntryModel entry)
    {
        string start = Node("entry", EntryLabel(entry), NodeKind.Entry);
        Ends ends = Steps(pattern.Before, Ends.Of(start));
        ends = PatternDrawers.Of(pattern).Draw(this, ends);
        ends = Checked(new Drawn(start, ends), Pipeline.VerifiersOf(SpecialNames.Result), isRepeatable: false, keepsRefusals: false).Ends;
        ends = Steps(pattern.After, ends);
        Connect(ends, Node("result", entry.Shape == EntryShape.Nothing ? "done" : "result", NodeKind.Result));
    }

    private static string EntryLabel(EntryModel entry)
    {
        List<string> inputs = entry.Inputs.Select(input => input.Name).ToList();
        return inputs.Count == 0 ? "start" : Labels.List(inputs);
    }

    private Drawn WithFallbacks(StepModel step, Ends from)
    {
        Drawn drawn = Alone(step, from, step.Method);
        Ends ends = drawn.Ends;
        string failed = drawn.Ends[0].Node;
        foreach (StepModel fallback in Pipeline.WithFallbacks(step).Skip(1))
        {
            Drawn instead = Alone(fallback, Ends.Of(failed).When("failed").As(EdgeKind.Failed), $"{step.Method}_{fallback.Method}");
            ends += instead.Ends;
            failed = instead.Ends[0].Node;
        }

        return drawn with { Ends = ends };
    }

    /// <summary>Draws a step, and before it the person who approves what it is about to do.</summary>
    private Drawn Alone(StepModel step, Ends from, string id)
    {
        bool isAsked = step.Approval is { IsOfArguments: true };
        string? person = isAsked ? Node(id + "_approval", "approve " + step.Name, NodeKind.Person) : null;
        string node = StepNode(step, id);
        Connect(from, person ?? node);
        if (person is not null)
        {
            End("rejected", Ends.Of(person).When("refused"), id);
            Connect(Ends.Of(person), node);
        }

        return new Drawn(person ?? node, Ends.Of(node));
    }

    /// <summary>Draws the person who approves what a step gave.</summary>
    private Drawn Approved(StepModel step, Drawn drawn, bool keepsRefusals)
    {
        string person = Node(step.Method + "_approval", "approve " + step.Name, NodeKind.Person);
        Connect(drawn.Ends, person);
        Ends refused = Ends.Of(person).When("refused");
        if (!keepsRefusals)
        {
            End("rejected", refused, person);
        }

        return drawn with { Ends = Ends.Of(person), Refused = keepsRefusals ? drawn.Refused + refused : drawn.Refused };
    }

    private Drawn Checked(Drawn drawn, IEnumerable<StepModel> verifiers, bool isRepeatable, bool keepsRefusals)
    {
        foreach (StepModel verifier in verifiers)
        {
            Ends after = WithFallbacks(verifier, drawn.Ends).Ends;
            bool isSentBack = isRepeatable && verifier.Verify!.Retries > 0;
            if (isSentBack)
            {
                Connect(after.When("refused, " + Labels.Times(verifier.Verify!.Retries)).As(EdgeKind.SentBack), drawn.First);
            }

            Ends refused = after.When(isSentBack ? "refused again" : "refused");
            drawn = drawn with { Ends = after, Refused = keepsRefusals ? drawn.Refused + refused : drawn.Refused };
            if (!keepsRefusals)
            {
                End("rejected", refused, verifier.Method);
            }
        }

        return drawn;
    }

    private string StepNode(StepModel step, string id)
    {
        string node = Node(id, step.Name, KindOf(step));
        if (step.Pipeline is { } inner)
        {
            string label = step.Name == inner.Display ? step.Name : $"{step.Name}: {inner.Display}";
            nodes[nodes.Count - 1] = nodes[nodes.Count - 1] with { Label = label, Inner = new InnerSketch(inner.Pipeline, inner.Bounds, inner.WantsOutcome) };
        }

        return node;
    }

    private static NodeKind KindOf(StepModel step) => step.Work switch
    {
        ModelWork => NodeKind.Model,
        PipelineWork => NodeKind.Pipeline,
        CodeWork => NodeKind.Code,
        _ => NodeKind.Person,
    };

    private string Node(string id, string label, NodeKind kind)
    {
        string unique = MermaidId.Unique(id, ids);
        nodes.Add(new SketchNode(unique, label, kind));
        return unique;
    }
}
