using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Benchmarks.Sources;
using Orchestration.Compiler.Generation;

namespace Orchestration.Compiler.Benchmarks.Generators;

/// <summary>
/// What the generator costs, at first and after an edit, beside a generator that does nothing and those that come with the SDK over as many types: in the same round, in turns. Ratios are medians over the rounds.
/// </summary>
internal static class GeneratorCost
{
    private const string Cold = "first run";
    private const string Unrelated = "unrelated edit";
    private const string Body = "body of the class";
    private const string Declared = "a changed prompt";
    private const string Added = "one more";

    private const double MostOfFloor = 3;
    private const double MostOfSdk = 1;
    private const double MostGrowth = 1.3;

    private static readonly string[] Steps = [Cold, Unrelated, Body, Declared, Added];

    private static readonly Contestant Ours = new("ours", static () => new PipelineGenerator().AsSourceGenerator(), PipelineSource.Of, ChangePrompt) { TextOf = PipelineSource.PromptFileOf };

    /// <summary>Ours, and what it is compared with.</summary>
    private static readonly Contestant[] All =
    [
        Ours,
        Ours with { Name = "floor", Create = static () => new IdleGenerator().AsSourceGenerator() },
        new("System.Text.Json", SdkGenerators.Json, JsonSource.Of, static (source, number) => source.Replace("string? Note", $"string? Note{number}", StringComparison.Ordinal)),
        new("LoggerMessage", SdkGenerators.LoggerMessage, LogSource.Of, static (source, number) => source.Replace("came in", $"came in as number {number}", StringComparison.Ordinal)),
    ];

    public static int Run(IReadOnlyList<int> counts, int rounds)
    {
        foreach (Contestant contestant in All)
        {
            CheckCompiles(contestant);
        }

        Measure(PipelineSource.Kinds, 20);
        Console.WriteLine("Milliseconds of processor time and megabytes allocated by a run; ratios are ours to the other's.");
        var failures = new List<string>();
        var firstRuns = new List<(int Count, double Each)>();
        foreach (int count in counts)
        {
            var costs = Measure(count, Math.Clamp(rounds * 100 / count, rounds, 15 * rounds));
            Print(count, costs);
            firstRuns.Add((count, Median(costs[(Ours.Name, Cold)].Select(cost => cost.Milliseconds)) / count));
            if (count == counts[^1])
            {
                failures.AddRange(AboveTarget(costs));
            }
        }

        failures.AddRange(Grows(firstRuns));
        failures.ForEach(failure => Console.WriteLine($"  <-- TOO MUCH: {failure}"));
        return failures.Count == 0 ? 0 : 1;
    }

    private static Dictionary<(string Name, string Step), List<Cost>> Measure(int count, int rounds)
    {
        var costs = All.SelectMany(contestant => Steps.Select(step => (contestant.Name, step))).ToDictionary(key => key, _ => new List<Cost>());
        for (int round = 1; round <= rounds; round++)
        {
            // Nobody is always the first.
            for (int turn = 0; turn < All.Length; turn++)
            {
                Contestant contestant = All[(round + turn) % All.Length];
                var project = new EditedProject(contestant, count);
                Add(Cold, project.Open());
                Add(Unrelated, project.EditUnrelated(round));
                Add(Body, project.EditBody(round));
                var before = project.Generated;
                Add(Declared, project.EditDeclared(round));
                CheckOneWritten(contestant, before, project.Generated);
                Add(Added, project.Add());

                void Add(string step, Cost cost) => costs[(contestant.Name, step)].Add(cost);
            }
        }

        return costs;
    }

    /// <summary>Of a pipeline's prompt, its own file is made and no other.</summary>
    private static void CheckOneWritten(Contestant contestant, IReadOnlyDictionary<string, SourceText> before, IReadOnlyDictionary<string, SourceText> after)
    {
        int written = after.Count(file => !ReferenceEquals(before.GetValueOrDefault(file.Key), file.Value));
        if (contestant == Ours && written != 1)
        {
            throw new InvalidOperationException($"A changed prompt wrote {written} files.");
        }
    }

    private static void CheckCompiles(Contestant contestant)
    {
        var project = new EditedProject(contestant, PipelineSource.Kinds);
        if (contestant.Name != "floor" && project.Errors().Take(5).ToList() is { Count: > 0 } errors)
        {
            throw new InvalidOperationException($"The sources of {contestant.Name} do not compile:\n{string.Join("\n", errors)}");
        }
    }

    private static void Print(int count, Dictionary<(string Name, string Step), List<Cost>> costs)
    {
        Console.WriteLine($"\n{count:N0} of a kind, {costs[(Ours.Name, Cold)].Count} rounds");
        Console.WriteLine($"{"",-18}{string.Concat(All.Select(contestant => $"{contestant.Name,26}"))}{string.Concat(All.Skip(1).Select(contestant => $"{"/ " + contestant.Name,20}"))}");
        foreach (string step in Steps)
        {
            string times = string.Concat(All.Select(contestant => costs[(contestant.Name, step)])
                .Select(own => $"{Median(own.Select(cost => cost.Milliseconds)),15:N2} ms {Median(own.Select(cost => cost.Megabytes)),4:N1} MB"));
            Console.WriteLine($"{step,-18}{times}{string.Concat(All.Skip(1).Select(other => $"{Ratio(costs, step, other.Name),20:N2}"))}");
        }
    }

    private static IEnumerable<string> AboveTarget(Dictionary<(string Name, string Step), List<Cost>> costs)
    {
        (string Step, string Other, double Most)[] targets =
        [
            (Unrelated, "floor", MostOfFloor), (Unrelated, "System.Text.Json", MostOfSdk), (Unrelated, "LoggerMessage", MostOfSdk), (Cold, "System.Text.Json", MostOfSdk),
        ];
        return targets
            .Select(target => (target.Step, target.Other, target.Most, Ratio: Ratio(costs, target.Step, target.Other)))
            .Where(target => target.Ratio > target.Most)
            .Select(target => $"{target.Step}: {target.Ratio:N2} of {target.Other}, at most {target.Most:N2}");
    }

    private static IEnumerable<string> Grows(List<(int Count, double Each)> firstRuns) => firstRuns
        .Where(larger => larger.Count > 100)
        .Select(larger => (larger.Count, Growth: larger.Each / firstRuns.Last(smaller => smaller.Count < larger.Count).Each))
        .Where(larger => larger.Growth > MostGrowth)
        .Select(larger => $"{Cold}: a pipeline of {larger.Count:N0} costs {larger.Growth:N2} of what one of fewer does, at most {MostGrowth:N2}");

    private static double Ratio(Dictionary<(string Name, string Step), List<Cost>> costs, string step, string other) =>
        Median(costs[(Ours.Name, step)].Zip(costs[(other, step)], (own, their) => own.Milliseconds / their.Milliseconds));

    private static string ChangePrompt(string source, int number)
    {
        int at = source.IndexOf("Prompt(\"", StringComparison.Ordinal) + "Prompt(\"".Length;
        return number == 0 ? source : source.Insert(at, $"Number {number}. ");
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
