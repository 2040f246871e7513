using FsCheck;
using FsCheck.Fluent;

namespace Orchestration.Compiler.Tests.Parsing.Bounds;

/// <content>One generator for each pattern.</content>
internal static partial class RandomPipelines
{
    private static Gen<RandomPipeline> Chain(int depth) =>
        from steps in Several(Step(depth), 1, 3)
        select (RandomPipeline)new RandomPipeline.Chain(steps);

    private static Gen<RandomPipeline> Route(int depth) =>
        from before in Around
        from classify in Typed
        from cases in Several(Step(depth), 1, 3)
        from hasOtherwise in Gen.Elements(true, false)
        from after in Around
        select (RandomPipeline)new RandomPipeline.Route(before, classify, cases, hasOtherwise && cases.Length > 1, after);

    private static Gen<RandomPipeline> Critic(int depth) =>
        from before in Around
        from produce in Step(depth)
        from judges in Several(Typed, 1, 2)
        from revise in Maybe(Step(depth))
        from check in Check
        from rounds in Gen.Choose(1, 3)
        from after in Around
        select (RandomPipeline)new RandomPipeline.Critic(before, produce, judges, revise, Hearing(check, produce, revise ?? produce), rounds, after);

    private static Gen<RandomPipeline> Loop(int depth) =>
        from steps in Several(Step(depth), 1, 3)
        from until in Typed
        from finish in Maybe(Step(depth))
        from rounds in Gen.Choose(1, 3)
        select (RandomPipeline)new RandomPipeline.Loop(steps, until, finish, rounds);

    private static Gen<RandomPipeline> Refine(int depth) =>
        from before in Around
        from split in Decision
        from start in Step(depth)
        from next in Step(depth)
        from check in Check
        from otherwise in Maybe(Step(depth))
        from items in Gen.Choose(1, 4)
        from after in Around
        select (RandomPipeline)new RandomPipeline.Refine(before, split, start, next, Hearing(check, start, next), otherwise, items, after);

    private static Gen<RandomPipeline> Parallel(int depth) =>
        from before in Around
        from sections in Several(Step(depth), 1, 3)
        from combine in Step(depth)
        from after in Around
        select (RandomPipeline)new RandomPipeline.Parallel(before, sections, combine, after);

    private static Gen<RandomPipeline> Vote(int depth) =>
        from before in Around
        from voters in Several(Times(Step(depth)), 1, 2)
        from @select in Decision
        from after in Around
        select (RandomPipeline)new RandomPipeline.Vote(before, voters, @select, after);

    private static Gen<RandomPipeline> Debate(int depth) =>
        from before in Around
        from debaters in Several(Times(Step(depth)), 1, 2)
        from agree in Maybe(Typed)
        from judge in Step(depth)
        from rounds in Gen.Choose(1, 3)
        from after in Around
        select (RandomPipeline)new RandomPipeline.Debate(before, debaters, agree, judge, rounds, after);

    private static Gen<RandomPipeline> MapReduce(int depth) =>
        from before in Around
        from split in Decision
        from maps in Several(Step(depth), 1, 2)
        from reduce in Step(depth)
        from otherwise in Maybe(Step(depth))
        from items in Gen.Choose(1, 7)
        from fanIn in Gen.Elements<int?>(null, 2, 3)
        from after in Around
        select (RandomPipeline)new RandomPipeline.MapReduce(before, split, maps, reduce, otherwise, items, fanIn, after);

    private static Gen<RandomPipeline> Orchestrator(int depth) =>
        from before in Around
        from plan in Decision
        from workers in Several(Step(depth), 1, 3)
        from replan in Maybe(Decision)
        from synthesize in Step(depth)
        from otherwise in Maybe(Step(depth))
        from tasks in Gen.Choose(1, 3)
        from rounds in Gen.Choose(1, 3)
        from after in Around
        select (RandomPipeline)new RandomPipeline.Orchestrator(before, plan, workers, replan, synthesize, otherwise, tasks, rounds, after);

    private static Gen<RandomPipeline> Supervisor(int depth) =>
        from before in Around
        from assign in Decision
        from workers in Several(Step(depth), 1, 3)
        from check in Check
        from review in Maybe(Typed)
        from finish in Maybe(Step(depth))
        from turns in Gen.Choose(1, 3)
        from reworks in Gen.Choose(0, 2)
        from after in Around
        select (RandomPipeline)new RandomPipeline.Supervisor(before, assign, workers, Hearing(check, workers), review, finish, turns, reworks, after);

    private static Gen<RandomPipeline> Agent(int depth) =>
        from before in Around
        from respond in Text
        from check in Check
        from tools in Several(Step(depth), 1, 2)
        from turns in Gen.Choose(2, 4)
        from more in Gen.Choose(0, 2)
        from after in Around
        select (RandomPipeline)new RandomPipeline.Agent(before, respond, check, tools, turns, turns - 1 + more, after);

    private static Gen<RandomSeveral> Times(Gen<RandomStep> gen) =>
        from step in gen
        from count in Gen.Choose(1, 3)
        select new RandomSeveral(step, count);
}
