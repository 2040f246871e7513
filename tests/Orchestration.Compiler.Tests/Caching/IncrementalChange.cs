using System.Text;
using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Tests.Caching;

/// <summary>What the generator did again after an edit, and what it took from before.</summary>
public sealed class IncrementalChange
{
    private readonly GeneratorDriverRunResult _before;
    private readonly GeneratorDriverRunResult _after;

    internal IncrementalChange(GeneratorDriverRunResult before, GeneratorDriverRunResult after)
    {
        (_before, _after) = (before, after);
        var crashes = before.Diagnostics.Concat(after.Diagnostics).Where(d => ScenarioRun.CrashIds.Contains(d.Id)).ToList();
        Assert.True(crashes.Count == 0, "The generator threw:\n" + FailureReport.List(crashes));
        Assert.True(Steps().Any(), "The generator has no step with a name, so that nothing can be said about any.");
    }

    /// <summary>The files in the order generated, after the edit.</summary>
    public IReadOnlyDictionary<string, string> Generated => Sources(_after).ToDictionary(s => s.HintName, s => s.SourceText.ToString());

    /// <summary>The files that are written again, for the first time, or no longer.</summary>
    public IReadOnlyList<string> Rewritten
    {
        get
        {
            var before = Sources(_before).ToDictionary(s => s.HintName, s => s.SourceText);
            var after = Sources(_after).ToDictionary(s => s.HintName, s => s.SourceText);
            return [.. before.Keys.Union(after.Keys).Where(n => !ReferenceEquals(before.GetValueOrDefault(n), after.GetValueOrDefault(n)))];
        }
    }

    /// <summary>Nothing is made again: every step's outputs are cached or equal to those before, and no file is written.</summary>
    public IncrementalChange AllStepsAreCachedOrUnchanged()
    {
        var changed = Steps().Where(s => s.Outputs.Any(o => IsChange(o.Reason))).ToList();
        Assert.True(changed.Count == 0, "Expected every step to be cached or unchanged, but:\n" + Describe(changed));
        return OnlyRegenerates();
    }

    /// <summary>These files are written again (or for the first time, or no longer), and no other.</summary>
    public IncrementalChange OnlyRegenerates(params string[] hintNames)
    {
        var names = Rewritten;
        Assert.True(names.Order().SequenceEqual(hintNames.Order()), $"Expected [{string.Join(", ", hintNames)}] to be written again, but it is [{string.Join(", ", names)}].\n{Describe(Steps())}");

        // A file written again with the same text is taken for the old one by the driver, but was work all the same.
        var writes = Outputs().Count(o => IsChange(o.Reason));
        Assert.True(writes <= hintNames.Length, $"{writes} files were written for [{string.Join(", ", hintNames)}].\n{Describe(Steps())}");
        return this;
    }

    /// <summary>The outputs of one named step after the edit are of these kinds, in order.</summary>
    public IncrementalChange Step(string name, params IncrementalStepRunReason[] reasons)
    {
        var actual = Steps().Where(s => s.Name == name).SelectMany(s => s.Outputs).Select(o => o.Reason).ToList();
        Assert.True(actual.SequenceEqual(reasons), $"Expected {name}: {string.Join(", ", reasons)}, but:\n{Describe(Steps())}");
        return this;
    }

    /// <summary>Every step between the compiler's inputs and the files has a name that says what it makes.</summary>
    public IncrementalChange EveryStepHasAName()
    {
        var unnamed = Reachable().Where(s => s.Name is null).ToList();
        Assert.True(unnamed.Count == 0, $"{unnamed.Count} steps have no name; one takes from: {string.Join(", ", unnamed.Take(1).SelectMany(s => s.Inputs).Select(i => i.Source.Name ?? "a step without a name"))}");
        return this;
    }

    private IEnumerable<IncrementalGeneratorRunStep> Steps() => _after.Results
        .SelectMany(r => r.TrackedSteps.Where(s => !IsBuiltIn(s.Key)).SelectMany(s => s.Value))
        .Concat(Reachable().Where(s => s.Name is null));

    private IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs() =>
        _after.Results.SelectMany(r => r.TrackedOutputSteps).SelectMany(s => s.Value).SelectMany(s => s.Outputs);

    /// <summary>The steps from the outputs back to what Roslyn itself provides.</summary>
    private HashSet<IncrementalGeneratorRunStep> Reachable()
    {
        var found = new HashSet<IncrementalGeneratorRunStep>();
        var open = new Stack<IncrementalGeneratorRunStep>(_after.Results.SelectMany(r => r.TrackedOutputSteps).SelectMany(s => s.Value).SelectMany(s => s.Inputs).Select(i => i.Source));
        while (open.TryPop(out var step))
        {
            if (!IsBuiltIn(step.Name) && found.Add(step))
            {
                step.Inputs.ToList().ForEach(i => open.Push(i.Source));
            }
        }

        return found;
    }


    private static IEnumerable<GeneratedSourceResult> Sources(GeneratorDriverRunResult result) => result.Results.SelectMany(r => r.GeneratedSources);

    private static bool IsChange(IncrementalStepRunReason reason) => reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged);

    /// <summary>Roslyn's own steps: the inputs, the outputs, and those inside <c>ForAttributeWithMetadataName</c>.</summary>
    private static bool IsBuiltIn(string? name) => name is not null
        && (name is "Compilation" or "CompilationOptions" or "ParseOptions" or "AdditionalTexts" or "AnalyzerConfigOptions" or "MetadataReferences"
                or "SourceOutput" or "ImplementationSourceOutput" or "HostOutput"
            || name.Contains("_ForAttribute", StringComparison.Ordinal));

    private static string Describe(IEnumerable<IncrementalGeneratorRunStep> steps)
    {
        var text = new StringBuilder();
        foreach (var step in steps.GroupBy(s => s.Name ?? "(no name)").OrderBy(s => s.Key))
        {
            text.Append("  ").Append(step.Key).Append(": ").AppendJoin(", ", step.SelectMany(s => s.Outputs).Select(o => o.Reason)).AppendLine();
        }

        return text.ToString();
    }
}
