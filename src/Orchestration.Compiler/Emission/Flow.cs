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
    private readonly Dictionary<string, string> previous = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> specials = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Action<StepPlaceCode, string?>> ways = new(StringComparer.Ordinal);
    private readonly NameAllocator locals;
    private readonly List<Action> branches;
    private readonly StepEmitter steps;

    public Flow(SourceWriter writer, PipelineModel pipeline, EmittedNames names)
        : this(writer, pipeline, names, [])
    {
        Run = locals.Allocate("run");
    }

    private Flow(SourceWriter writer, PipelineModel pipeline, EmittedNames names, List<Action> branches)
    {
        Writer = writer;
        Pipeline = pipeline;
        Names = names;
        this.branches = branches;
        locals = new NameAllocator(pipeline.Entry!.Signature.Parameters.Select(parameter => parameter.Name));
        steps = new StepEmitter(this);
        Run = "";
    }

    public SourceWriter Writer { get; }

    public PipelineModel Pipeline { get; }

    public EmittedNames Names { get; }

    /// <summary>The local that is the run.</summary>
    public string Run { get; private set; }

    /// <summary>Whether this is a branch, which can end only by a value or by an exception.</summary>
    public bool IsBranch { get; private set; }

    /// <summary>The local that takes what the pattern gives, where steps or verifiers come after it.</summary>
    public string? ResultLocal { get; set; }

    /// <summary>Whether the run goes on after the pattern although it gives no value.</summary>
    public bool GoesOn { get; set; }

    /// <summary>Where a verifier's refusal leads; null where it ends the run.</summary>
    public GoingBack? GoingBack { get; set; }

    public EntryModel Entry => Pipeline.Entry!;

    public string Local(string wanted) => locals.Allocate(wanted);

    /// <summary>A local named after a step's result.</summary>
    public string LocalFor(StepModel step) => locals.Allocate(StepResultName(step));

    public static string StepResultName(StepModel step) => CodeNames.Camel(CodeNames.WithoutAsync(step.Method));

    public void Holds(StepModel step, string local) => results[step.Method] = local;

    public void Holds(string special, string expression) => specials[special] = expression;

    /// <summary>Which local holds what a step gave in the round before.</summary>
    public void HoldsPrevious(StepModel step, string local) => previous[step.Method] = local;

    /// <summary>The expression of a value in this place.</summary>
    public string Value(ValueSource source) => source switch
    {
        ValueSource.Entry entry => CodeNames.Escape(entry.Parameter),
        ValueSource.Step step => results.TryGetValue(step.Method, out string local) ? local : "default!",
        ValueSource.Previous before => previous.TryGetValue(before.Method, out string kept) ? kept : "null",
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

    /// <summary>Says how a pattern runs a step of its own, in place of one call.</summary>
    /// <param name="step">The step.</param>
    /// <param name="write">Writes what assigns the result to the local that it is given, at the place that it is given.</param>
    public void RunsAs(StepModel step, Action<StepPlaceCode, string?> write) => ways[step.Method] = write;

    /// <summary>How a pattern runs a step of its own; null for one call.</summary>
    public Action<StepPlaceCode, string?>? WayOf(StepModel step) => ways.TryGetValue(step.Method, out Action<StepPlaceCode, string?> way) ? way : null;

    /// <summary>Calls a step, and where it fails those that stand in for it, in the pattern's own words.</summary>
    public void Call(StepModel step, StepPlaceCode place, string local, StepCallCode code) => steps.Call(step, place, local, isDeclared: false, code);

    /// <summary>The input of a step in this place.</summary>
    public string Input(StepModel step) =>
        $"new {Names.InputType(step)}({string.Join(", ", step.Inputs.Select(parameter => Value(parameter.Source)))})";

    /// <inheritdoc cref="StepEmitter.IsSole"/>
    public bool IsSole(StepModel step) => steps.IsSole(step);

    public void Verifiers(string special, string? value) => steps.Verifiers(special, value);

    /// <summary>
    /// A part of the orchestration that runs beside others: a local function over the run as the branch sees it, which stands after the
    /// orchestration's end. It sees what has run before it was declared, and shadows the names of what has not.
    /// </summary>
    /// <param name="name">The function's name as wanted; the name it got is returned.</param>
    /// <param name="result">The type that it gives.</param>
    /// <param name="parameters">Its parameters after the run, as type and name; the names are free in it.</param>
    /// <param name="write">Writes its body into the flow it is given, with the names that the parameters got.</param>
    /// <param name="sole">Gives the one expression that the body is instead, a task that is not awaited and may throw at once; null where there is more to it.</param>
    public string Branch(
        string name,
        string result,
        IReadOnlyList<(string Type, string Name)> parameters,
        Action<Flow, IReadOnlyList<string>> write,
        Func<Flow, IReadOnlyList<string>, string>? sole = null)
    {
        string function = locals.Allocate(name);
        var branch = new Flow(Writer, Pipeline, Names, branches) { IsBranch = true };
        foreach (KeyValuePair<string, string> held in results)
        {
            branch.results[held.Key] = held.Value;
        }

        foreach (KeyValuePair<string, string> held in specials)
        {
            branch.specials[held.Key] = held.Value;
        }

        branch.locals.Take(results.Values.Concat(specials.Values.Select(Root)).Append(function));
        branch.Run = branch.locals.Allocate("run");
        List<string> names = parameters.Select(parameter => branch.locals.Allocate(parameter.Name)).ToList();
        IEnumerable<string> declared = parameters.Select((parameter, i) => $"{parameter.Type} {names[i]}").Prepend($"{Code.Library}Run {branch.Run}");
        string header = $"global::System.Threading.Tasks.ValueTask<{result}> {function}({string.Join(", ", declared)})";
        branches.Add(() =>
        {
            if (sole is null)
            {
                Writer.Blank().Block("async " + header, () => write(branch, names));
            }
            else
            {
                Writer.Blank().Line(header).Indented(() => Writer.Line($"=> {sole(branch, names)};"));
            }
        });
        return function;
    }

    /// <summary>Writes the branches that were declared, and those that they declare.</summary>
    public void WriteBranches()
    {
        for (int i = 0; i < branches.Count; i++)
        {
            branches[i]();
        }
    }

    /// <summary>What the pattern gives, out of the loop or switch that it is: the run's result, or what the steps after it read.</summary>
    public void Give(string? value)
    {
        GiveLast(value);
        if (GoesOn)
        {
            Writer.Line("break;");
        }
    }

    /// <summary>What the pattern gives as the last thing it does.</summary>
    public void GiveLast(string? value)
    {
        if (!GoesOn)
        {
            Return(value);
        }
        else if (ResultLocal is not null)
        {
            Writer.Line($"{ResultLocal} = {value};");
        }
        else if (value?.Contains("await ") == true)
        {
            Writer.Line($"_ = {value};");
        }
    }

    public void Return(string? value) => Writer.Line(IsBranch ? $"return {value};" : Entry.Shape switch
    {
        EntryShape.Nothing => "return;",
        EntryShape.Outcome => $"return new {Code.Outcome(Entry.Result!)}.Completed({value});",
        _ => $"return {value};",
    });

    /// <summary>The bound of a loop was reached.</summary>
    /// <param name="best">The best there is.</param>
    /// <param name="type">Its type.</param>
    /// <param name="rounds">The rounds that were run.</param>
    /// <param name="thrown">The exception for it, where the pattern has one of its own.</param>
    public void Exhausted(string best, TypeModel? type, string rounds, string? thrown = null) => Writer.Line(Entry.Shape == EntryShape.Outcome && !IsBranch
        ? $"return new {Code.Outcome(Entry.Result!)}.Exhausted({AsResult(best, type)}, {rounds});"
        : $"throw {thrown ?? $"{Run}.Exhausted({best}, rounds: {rounds})"};");

    /// <summary>A verifier refused for good.</summary>
    public void Rejected(string? value, TypeModel? type, string verdict, StepModel verifier, StepPlaceCode place) => Writer.Line(Entry.Shape == EntryShape.Outcome && !IsBranch
        ? $"return new {Code.Outcome(Entry.Result!)}.Rejected({(value is null ? "default" : AsResult(value, type))}, {verdict}, {Code.Literal(verifier.Name)});"
        : $"throw {Run}.Rejected({value ?? "null"}, {verdict}, {Code.Literal(verifier.Name)}{place.AsArgument()});");

    /// <summary>The local that an expression such as <c>history.ToArray()</c> begins with.</summary>
    private static string Root(string expression) => expression.Split('.', ' ', '(', '[')[0];

    private string AsResult(string value, TypeModel? type) =>
        type?.UnannotatedName == Entry.Result?.UnannotatedName ? value : "default";
}

/// <summary>A refusal that the run goes on after: it is told to a step that comes again in the next round of the loop around it.</summary>
/// <param name="IsFinal">The condition under which there is no next round, so that the run ends after all.</param>
/// <param name="Feedback">The local that takes what the verifier said.</param>
internal sealed record GoingBack(string IsFinal, string Feedback);
