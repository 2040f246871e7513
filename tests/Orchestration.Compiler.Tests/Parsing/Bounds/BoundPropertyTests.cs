using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Tests.Parsing.Bounds;

/// <summary>What the bounds promise, held against runs of pipelines that nobody thought of.</summary>
public sealed class BoundPropertyTests
{
    private const int Batches = 2;
    private const int PipelinesInABatch = 12;
    private const int Depth = 2;

    private static readonly Config Few = Config.QuickThrowOnFailure.WithMaxTest(Batches).WithQuietOnSuccess(true);

    [Fact]
    public void TheWorstCaseIsReachedAndNotExceeded() =>
        Prop.ForAll(RandomPipelines.Several(PipelinesInABatch, Depth), ReachesWorstCaseAsync).Check(Few);

    [Fact]
    public void NoAnswersWhateverLeadToMoreCalls() =>
        Prop.ForAll(RandomPipelines.Several(PipelinesInABatch, Depth), StaysWithinBoundAsync).Check(Few);

    private static async Task ReachesWorstCaseAsync(RandomBatch batch)
    {
        using var program = await LoadAsync(batch);
        for (var i = 0; i < batch.Names.Count; i++)
        {
            var client = new CountingClient((step, call) => batch.Answers[step].To(call));
            var result = await RunAsync(program, batch.Names[i], client);

            Assert.Equal("text", result);
            Assert.Equal(batch.Pipelines[i].Calls, client.Calls);
            Assert.Equal(client.Calls, program.Constant(batch.Names[i], "MaxCalls"));
            Assert.Equal(batch.Pipelines[i].Depth, program.Constant(batch.Names[i], "Depth"));
        }
    }

    private static async Task StaysWithinBoundAsync(RandomBatch batch)
    {
        const int Runs = 5;
        string[] answers =
        [
            "", "text", "true", "false", "case0", "case1", "otherwise", "0", "[]", """["a","b","c"]""",
            """[{"kind":"A","name":"a"},{"kind":"B","name":"b"}]""", """[{"kind":"A","name":"c"}]""",
            """{"instruction":"a","worker":"A"}""", """{"instruction":"b","worker":"B"}""", """{"instruction":"done","worker":null}""",
            CountingClient.Calling(step: 1, times: 1), CountingClient.Calling(step: 2, times: 3),
        ];
        using var program = await LoadAsync(batch);
        foreach (var name in batch.Names)
        {
            for (var seed = 0; seed < Runs; seed++)
            {
                var random = new Random(seed);
                var client = new CountingClient((_, _) => answers[random.Next(answers.Length)]);

                // How the run ends does not matter here.
                await Record.ExceptionAsync(() => RunAsync(program, name, client));

                Assert.InRange(client.Calls, 0, (long)program.Constant(name, "MaxCalls")!);
            }
        }
    }

    /// <summary>Loads the pipelines, which must be free of errors: one with errors would make no calls at all.</summary>
    private static async Task<LoadedProgram> LoadAsync(RandomBatch batch)
    {
        Assert.DoesNotContain(await Verify.DiagnosticsAsync(batch.Source), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return Verify.Load(batch.Source);
    }

    private static Task<string> RunAsync(LoadedProgram program, string pipeline, CountingClient client) => program.CallAsync<string>(
        program.Create(pipeline, client), "RunAsync", "text", new RunOptions { TimeProvider = new ImpatientClock() });
}
