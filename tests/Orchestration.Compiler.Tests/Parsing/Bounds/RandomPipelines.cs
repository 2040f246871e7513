using FsCheck;
using FsCheck.Fluent;

namespace Orchestration.Compiler.Tests.Parsing.Bounds;

/// <summary>Makes up pipelines, nested up to a depth, and makes those smaller that fail.</summary>
internal static partial class RandomPipelines
{
    /// <summary>No pipeline has more calls, so that they are run in no time: nested bounds multiply.</summary>
    private const int MaxCalls = 5000;

    /// <summary>Several pipelines at once, so that they are compiled together.</summary>
    public static Arbitrary<RandomBatch> Several(int count, int depth) =>
        Arb.From(Pipeline(depth).ArrayOf(count).Select(pipelines => new RandomBatch(pipelines)), Smaller);

    private static IEnumerable<RandomBatch> Smaller(RandomBatch batch) =>
        (batch.Pipelines.Count > 1
            ? batch.Pipelines.Chunk((batch.Pipelines.Count + 1) / 2)
            : batch.Pipelines.SelectMany(pipeline => pipeline.Inner).Select(inner => new[] { inner }))
        .Select(pipelines => new RandomBatch(pipelines));

    private static Gen<RandomPipeline> Pipeline(int depth) => Gen.OneOf(
        Chain(depth),
        Route(depth),
        Critic(depth),
        Loop(depth),
        Refine(depth),
        Parallel(depth),
        Vote(depth),
        Debate(depth),
        MapReduce(depth),
        Orchestrator(depth),
        Supervisor(depth),
        Agent(depth)).Where(pipeline => pipeline.Calls <= MaxCalls);

    /// <summary>No step or one before or after a pattern.</summary>
    private static Gen<RandomStep[]> Around => Several(Step(0), 0, 1);

    private static Gen<RandomStep> Step(int depth) => depth == 0
        ? Gen.Frequency((4, ModelStep), (1, CodeStep))
        : Gen.Frequency((4, ModelStep), (1, CodeStep), (3, InnerStep(depth)));

    private static Gen<RandomStep> ModelStep =>
        from model in Text
        from fallback in Maybe(Text)
        from check in Check
        select new RandomStep(model, null, fallback, check);

    private static Gen<RandomStep> CodeStep => Check.Select(check => new RandomStep(null, null, null, check));

    private static Gen<RandomStep> InnerStep(int depth) =>
        from inner in Pipeline(depth - 1)
        from check in Check
        select new RandomStep(null, inner, null, check is null ? null : check with { SendsBack = 0 });

    private static Gen<RandomModel> Text => Gen.Choose(0, 2).Select(retries => new RandomModel(retries, null));

    private static Gen<RandomModel> Typed =>
        from retries in Gen.Choose(0, 1)
        from repairs in Gen.Choose(0, 2)
        select new RandomModel(retries, repairs);

    private static Gen<RandomDecision> Decision => Maybe(Typed).Select(model => new RandomDecision(model));

    private static Gen<RandomCheck?> Check => Maybe(
        from model in Typed
        from sendsBack in Gen.Choose(0, 2)
        select new RandomCheck(model, sendsBack));

    private static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : class => Gen.Frequency((2, Gen.Constant<T?>(null)), (1, gen.Select(value => (T?)value)));

    private static Gen<T[]> Several<T>(Gen<T> gen, int least, int most) => Gen.Choose(least, most).SelectMany(count => gen.ArrayOf(count));

    private static RandomCheck? Hearing(RandomCheck? check, params RandomStep[] steps) =>
        check is null || steps.All(step => step.CanHear) ? check : check with { SendsBack = 0 };
}
