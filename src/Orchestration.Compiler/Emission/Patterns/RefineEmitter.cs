using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Emission.Patterns;

/// <summary>Writes a refine: the first item begins the result, and every later one carries it on.</summary>
internal sealed class RefineEmitter : PatternEmitter<RefineModel>
{
    protected override void Emit(Flow flow, RefineModel pattern) => new RefineWriter(flow, pattern).Write();
}

/// <summary>Writes one refine, and knows its locals.</summary>
internal sealed class RefineWriter
{
    private readonly Flow flow;
    private readonly RefineModel pattern;
    private readonly string items;
    private readonly string soFar;

    public RefineWriter(Flow flow, RefineModel pattern)
    {
        this.flow = flow;
        this.pattern = pattern;
        items = flow.Local("items");
        soFar = flow.Local(RefineModel.SoFar);
    }

    private SourceWriter Writer => flow.Writer;

    private bool IsStream => pattern.Source.IsStream;

    public void Write()
    {
        if (IsStream && flow.GoesOn)
        {
            // The stream is closed before what comes after it.
            Writer.Open();
            WriteAll();
            Writer.Close();
        }
        else
        {
            WriteAll();
        }
    }

    private void WriteAll()
    {
        string source = ItemsCode.Write(flow, pattern.Source, pattern.MaxItems);
        Writer.Line(IsStream
            ? $"await using var {items} = global::System.Threading.Tasks.TaskAsyncEnumerableExtensions.ConfigureAwait({source}, false).GetAsyncEnumerator();"
            : $"global::System.Collections.Generic.IReadOnlyList<{pattern.Source.Item.Name}> {items} = {source};");
        ItemsCode.WriteNone(flow, IsStream ? $"!await {items}.MoveNextAsync()" : $"{items}.Count == 0", pattern.Otherwise, WriteItems);
    }

    private void WriteItems()
    {
        WriteStart();
        Writer.Blank();
        string index = flow.Local(ItemSource.IndexName);
        Writer.Block(
            $"for (int {index} = 1; {(IsStream ? $"await {items}.MoveNextAsync()" : $"{index} < {items}.Count")}; {index}++)",
            () => WriteNext(index)).Blank();
        flow.GiveLast(soFar);
    }

    private void WriteStart()
    {
        StepModel start = flow.Pipeline.Step(pattern.Start)!;
        Hold("0");
        if (start.Result!.Name == pattern.SoFarType.Name)
        {
            flow.Step(start, new StepPlaceCode(Item: "0"), also: RefineModel.SoFar, named: soFar);
        }
        else
        {
            Writer.Line($"{pattern.SoFarType.Name} {soFar};");
            flow.Step(start, new StepPlaceCode(Item: "0"), into: soFar, also: RefineModel.SoFar);
        }
    }

    private void WriteNext(string index)
    {
        StepModel next = flow.Pipeline.Step(pattern.Next)!;
        Hold(index);
        flow.Holds(RefineModel.SoFar, soFar);
        var place = new StepPlaceCode(Item: index);
        if (!flow.Pipeline.VerifiersOf(next.Method, RefineModel.SoFar).Any(verifier => verifier.Verify!.Retries > 0))
        {
            flow.Step(next, place, into: soFar, also: RefineModel.SoFar);
            return;
        }

        // What is sent back is made again of what there was before, and not of what was refused.
        string carried = flow.Step(next, place, also: RefineModel.SoFar)!;
        Writer.Line($"{soFar} = {carried};");
        flow.Holds(RefineModel.SoFar, soFar);
    }

    private void Hold(string index)
    {
        flow.Holds(ItemSource.ItemName, IsStream ? $"{items}.Current" : $"{items}[{index}]");
        flow.Holds(ItemSource.IndexName, index);
    }
}
