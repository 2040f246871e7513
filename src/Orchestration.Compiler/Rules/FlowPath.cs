using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules;

/// <summary>The way of a marked value.</summary>
/// <param name="Source">The entry parameter, the step or the parameter that is marked.</param>
/// <param name="Start">Where that stands.</param>
/// <param name="Through">The steps that pass it on, in order.</param>
internal sealed record FlowPath(string Source, Anchor Start, EquatableArray<StepModel> Through)
{
    /// <summary>The way in words: <c>'patient'</c>, or <c>'patient' by way of 'Summarize'</c>.</summary>
    public string Words => Through.Count == 0 ? $"'{Source}'" : $"'{Source}' by way of {Nearest.List(Through.Select(step => step.Method))}";

    /// <summary>What is marked and the steps on the way, as further places of a finding.</summary>
    /// <param name="at">The finding's own place, which is none of them.</param>
    public EquatableArray<Anchor> PlacesBut(Anchor at) => Through.Select(step => Anchor.OfMember(step.Method)).Prepend(Start).Where(place => place != at).ToEquatableArray();
}

/// <summary>A mark that values carry with them.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsOn">Whether a value has it.</param>
/// <param name="OnParameter">What a step reads of a parameter that has it: the parameter, or the way to a member; null where nothing has.</param>
/// <param name="IsGiven">Whether the result of an inner pipeline has it.</param>
internal sealed record FlowMark(string Name, Func<FlowOrigin, bool> IsOn, Func<StepParameter, string?> OnParameter, Func<PipelineLabels, bool> IsGiven)
{
    /// <summary><c>[Untrusted]</c>: text that may be hostile.</summary>
    public static FlowMark Untrusted { get; } = new("Untrusted", origin => origin.IsUntrusted, parameter => parameter.IsUntrusted ? parameter.Name : parameter.UntrustedMember, labels => labels.GivesUntrusted);

    /// <summary><c>[Sensitive]</c>: text that must not get out.</summary>
    public static FlowMark Sensitive { get; } = new("Sensitive", origin => origin.IsSensitive, parameter => parameter.IsSensitive ? parameter.Name : parameter.SensitiveMember, labels => labels.GivesSensitive);

    /// <summary>The result of one step, to be followed.</summary>
    public static FlowMark ResultOf(StepModel step) => new(step.Method, origin => origin is FlowOrigin.Result result && result.Step.Method == step.Method, _ => null, _ => false);
}
