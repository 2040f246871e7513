using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Emission;

/// <summary>
/// Writes the body of the orchestration: steps one after the other, each with its verifiers and fallbacks, and the ways a run ends.
/// It knows which local holds which value.
/// </summary>
internal sealed class Flow
{
    private readonly Dictionary<string, string> results = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> specials = new(StringComparer.Ordinal);
    private readonly NameAllocator locals;
    private readonly StepEmitter steps;

    public Flow(SourceWriter writer, PipelineModel pipeline, EmittedNames names)
    {
        Writer = writer;
        Pipeline = pipeline;
        Names = names;
        locals = new NameAllocator(pipeline.Entry!.Signature.Parameters.Select(parameter => parameter.Name));
        Run = locals.Allocate("run");
        steps = new StepEmitter(this);
    }

    public SourceWriter Writer { get; }

    public PipelineModel Pipeline { get; }

    public EmittedNames Names { get; }

    /// <summary>The local that is the run.</summary>
    public string Run { get; }

    /// <summary>The local that takes what the pattern gives, where steps or verifiers come after it.</summary>
    public string? ResultLocal { get; set; }

    /// <summary>Whether the run goes on after the pattern although it gives no value.</summary>
    public bool GoesOn { get; set; }

    public EntryModel Entry => Pipeline.Entry!;

    public string Local(string wanted) => locals.Allocate(wanted);

    /// <summary>A local named after a step's result.</summary>
    public string LocalFor(StepModel step) => locals.Allocate(StepResultName(step));

    public static string StepResultName(StepModel step) => CodeNames.Camel(CodeNames.WithoutAsync(step.Method));

    public void Holds(StepModel step, string local) => results[step.Method] = local;

    public void Holds(string special, string expression) => specials[special] = expression;

    /// <summary>The expression of a value in this place.</summary>
    public string Value(ValueSource source) => source switch
    {
        ValueSource.Entry entry => CodeNames.Escape(entry.Parameter),
        ValueSource.Step step => results.TryGetValue(step.Method, out string local) ? local : "default!",
        ValueSource.Special special => specials.TryGetValue(special.Name, out string expression) ? expression : "default!",
        ValueSource.Feedback => specials.TryGetValue(SpecialNames.Feedback, out string feedback) ? feedback : "null",
        _ => "default!",
    };

    /// <summary>Runs a step with its verifiers and fallbacks, its result in a local of its own.</summary>
    public string? Step(string method) => Pipeline.Step(method) is { } step ? steps.Run(step, new StepPlaceCode()) : null;

    /// <summary>Runs a step in a given place.</summary>
    /// <param name="step">The step.</param>
    /// <param name="place">Its round.</param>
    /// <param name="into">The local that takes the result, declared already; null for one of its own.</param>
    /// <param name="also">A pattern's parameter that the step makes, whose verifiers run too.</param>
    /// <param name="named">The name of the result's own local; null for one after the step.</param>
    public string? Step(StepModel step, StepPlaceCode place, string? into = null, string? also = null, string? named = null) =>
        steps.Run(step, place, into, also, named);

    public void Verifiers(string special, string? value) => steps.Verifiers(special, value);

    /// <summary>What the pattern gives: the run's result, or what the steps after it read.</summary>
    public void Give(string? value)
    {
        if (!GoesOn)
        {
            Return(value);
            return;
        }

        if (ResultLocal is not null)
        {
            Writer.Line($"{ResultLocal} = {value};");
        }

        Writer.Line("break;");
    }

    public void Return(string? value) => Writer.Line(Entry.Shape switch
    {
        EntryShape.Nothing => "return;",
        EntryShape.Outcome => $"return new {Code.Outcome(Entry.Result!)}.Completed({value});",
        _ => $"return {value};",
    });

    /// <summary>The bound of a loop was reached.</summary>
    /// <param name="best">The best there is.</param>
    /// <param name="type">Its type.</param>
    /// <param name="rounds">The rounds that were run.</param>
    public void Exhausted(string best, TypeModel type, string rounds) => Writer.Line(Entry.Shape == EntryShape.Outcome
        ? $"return new {Code.Outcome(Entry.Result!)}.Exhausted({AsResult(best, type)}, {rounds});"
        : $"throw {Run}.Exhausted({best}, rounds: {rounds});");

    /// <summary>A verifier refused for good.</summary>
    public void Rejected(string? value, TypeModel? type, string verdict, StepModel verifier) => Writer.Line(Entry.Shape == EntryShape.Outcome
        ? $"return new {Code.Outcome(Entry.Result!)}.Rejected({(value is null ? "default" : AsResult(value, type))}, {verdict}, {Code.Literal(verifier.Name)});"
        : $"throw {Run}.Rejected({value ?? "null"}, {verdict}, {Code.Literal(verifier.Name)});");

    private string AsResult(string value, TypeModel? type) =>
        type?.UnannotatedName == Entry.Result?.UnannotatedName ? value : "default";
}
