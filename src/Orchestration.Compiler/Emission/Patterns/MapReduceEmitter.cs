using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Emission.Patterns;

/// <summary>Writes a map-reduce: every item goes through the maps, several at once, and what came of them is folded.</summary>
internal sealed class MapReduceEmitter : PatternEmitter<MapReduceModel>
{
    protected override void Emit(Flow flow, MapReduceModel pattern) => new MapReduceWriter(flow, pattern).Write();
}

/// <summary>Writes one map-reduce.</summary>
internal sealed class MapReduceWriter(Flow flow, MapReduceModel pattern)
{
    private SourceWriter Writer => flow.Writer;

    /// <summary>The type of what comes of one item.</summary>
    private string Mapped => pattern.Mapped?.Name ?? Code.Library + "Nothing";

    /// <summary>The same, as those read it that work on all items.</summary>
    private string Result => pattern.KeepsOthers ? $"{Code.Library}Attempt<{Mapped}>" : Mapped;

    private string MinSucceeded => pattern.KeepsOthers ? $", minSucceeded: {Code.Number(pattern.MinSucceeded)}" : "";

    public void Write()
    {
        string items = ItemsCode.Write(flow, pattern.Source, pattern.MaxItems);
        if (pattern.IsTree)
        {
            WriteTree(items);
        }
        else
        {
            WriteList(items);
        }
    }

    private void WriteTree(string items)
    {
        string map = MapItem();
        string reduce = ReduceGroup();
        string folded = flow.Local("folded");
        Writer.Line(
            $"{Code.Library}Folded<{Mapped}> {folded} = await {flow.Run}.{(pattern.KeepsOthers ? "TryFoldAsync" : "FoldAsync")}("
            + $"{items}, maxConcurrency: {Code.Number(pattern.MaxConcurrency)}{MinSucceeded}, fanIn: {Code.Number(pattern.FanIn)}, {map}, {reduce}).ConfigureAwait(false);");
        ItemsCode.WriteNone(flow, folded + ".IsEmpty", pattern.Otherwise, () => flow.GiveLast(folded + ".Value"));
    }

    private void WriteList(string items)
    {
        string map = MapItem();
        bool isRead = pattern.Mapped is not null || pattern.Otherwise is not null;
        string results = isRead ? flow.Local(MapReduceModel.Items) : "";
        Writer.Line(
            $"{(isRead ? $"{Result}[] {results} = " : "")}await {flow.Run}.{(pattern.KeepsOthers ? "TryEachAsync" : "ForEachAsync")}("
            + $"{items}, maxConcurrency: {Code.Number(pattern.MaxConcurrency)}{MinSucceeded}, {map}).ConfigureAwait(false);");
        if (flow.Pipeline.Step(pattern.Reduce) is { } reduce)
        {
            ItemsCode.WriteNone(flow, results + ".Length == 0", pattern.Otherwise, () =>
            {
                flow.Holds(MapReduceModel.Items, results);
                flow.GiveLast(flow.Step(reduce, new StepPlaceCode()));
            });
        }
        else if (pattern.Otherwise is not null)
        {
            ItemsCode.WriteNone(flow, results + ".Length == 0", pattern.Otherwise, () => flow.GiveLast(pattern.Mapped is null ? null : results));
        }
        else
        {
            flow.GiveLast(pattern.Mapped is null ? null : results);
        }
    }

    private string MapItem()
    {
        List<StepModel> maps = pattern.Maps.Select(flow.Pipeline.Step).OfType<StepModel>().ToList();
        return flow.Branch("MapItem", Mapped, [(pattern.Source.Item.Name, ItemSource.ItemName), ("int", ItemSource.IndexName)], Write, maps.Count == 1 && flow.IsSole(maps[0]) ? Sole : null);

        void Write(Flow branch, IReadOnlyList<string> names)
        {
            Hold(branch, names);
            string? result = null;
            foreach (StepModel step in maps)
            {
                result = branch.Step(step, new StepPlaceCode(Item: names[1]));
            }

            branch.Return(result ?? $"{Code.Library}Nothing.Value");
        }

        string Sole(Flow branch, IReadOnlyList<string> names)
        {
            Hold(branch, names);
            return StepEmitter.Unawaited(branch, branch.Run, maps[0], branch.Input(maps[0]), new StepPlaceCode(Item: names[1])) + ".AsValueTask()";
        }
    }

    private static void Hold(Flow item, IReadOnlyList<string> names)
    {
        item.Holds(ItemSource.ItemName, names[0]);
        item.Holds(ItemSource.IndexName, names[1]);
    }

    private string ReduceGroup() => flow.Branch("ReduceGroup", Mapped, [($"{Result}[]", MapReduceModel.Items), ("int", "group"), ("int", "level")], (branch, names) =>
    {
        branch.Holds(MapReduceModel.Items, names[0]);
        branch.Return(branch.Step(flow.Pipeline.Step(pattern.Reduce)!, new StepPlaceCode(Item: names[1], Round: names[2])));
    });
}
