using FsCheck;
using FsCheck.Fluent;

namespace Orchestration.Compiler.Tests.Parsing.Bounds;

/// <summary>Makes up pipelines, nested up to a depth, and makes those smaller that fail.</summary>
internal static class RandomPipelines
{
    /// <summary>Several pipelines at once, so that they are compiled together.</summary>
    public static Arbitrary<RandomBatch> Several(int count, int depth) =>
        Arb.From(Pipeline(depth).ArrayOf(count).Select(pipelines => new RandomBatch(pipelines)), Smaller);

    private static IEnumerable<RandomBatch> Smaller(RandomBatch batch) =>
        (batch.Pipelines.Count > 1
            ? batch.Pipelines.Chunk((batch.Pipelines.Count + 1) / 2)
            : batch.Pipelines.SelectMany(pipeline => pipeline.Inner).Select(inner => new[] { inner }))
        .Select(pipelines => new RandomBatch(pipelines));

    private static Gen<RandomPipeline> Pipeline(int depth) => Gen.OneOf(Chain(depth), Route(depth), Critic(depth));

    private static Gen<RandomPipeline> Chain(int depth) =>
        from length in Gen.Choose(1, 3)
        from steps in Step(depth).ArrayOf(length)
        select (RandomPipeline)new RandomPipeline.Chain(steps);

    private static Gen<RandomPipeline> Route(int depth) =>
        from before in Around
        from classify in Typed
        from count in Gen.Choose(1, 3)
        from cases in Step(depth).ArrayOf(count)
        from hasOtherwise in Gen.Elements(true, false)
        from after in Around
        select (RandomPipeline)new RandomPipeline.Route(before, classify, cases, hasOtherwise && count > 1, after);

    private static Gen<RandomPipeline> Critic(int depth) =>
        from before in Around
        from produce in Step(depth)
        from count in Gen.Choose(1, 2)
        from judges in Typed.ArrayOf(count)
        from revise in Step(depth)
        from revises in Gen.Elements(true, false)
        from check in Check
        from rounds in Gen.Choose(1, 3)
        from after in Around
        select (RandomPipeline)new RandomPipeline.Critic(
            before, produce, judges, revises ? revise : null, Hearing(check, produce, revises ? revise : produce), rounds, after);

    /// <summary>No step or one before or after a pattern.</summary>
    private static Gen<RandomStep[]> Around => Gen.Choose(0, 1).SelectMany(count => Step(0).ArrayOf(count));

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

    private static Gen<RandomCheck?> Check => Maybe(
        from model in Typed
        from sendsBack in Gen.Choose(0, 2)
        select new RandomCheck(model, sendsBack));

    private static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : class => Gen.Frequency((2, Gen.Constant<T?>(null)), (1, gen.Select(value => (T?)value)));

    private static RandomCheck? Hearing(RandomCheck? check, params RandomStep[] steps) =>
        check is null || steps.All(step => step.CanHear) ? check : check with { SendsBack = 0 };
}
