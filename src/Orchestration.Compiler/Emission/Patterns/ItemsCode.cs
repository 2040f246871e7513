using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Emission.Patterns;

/// <summary>Writes where the items of a pattern come from.</summary>
internal static class ItemsCode
{
    /// <summary>
    /// Runs the step that gives the items, if one does, and gives the expression of the items: a list that was counted already, or a stream
    /// that is counted as it comes.
    /// </summary>
    public static string Write(Flow flow, ItemSource source, int? maxItems)
    {
        string items = flow.Pipeline.Step(source.Split) is { } split
            ? flow.Step(split, new StepPlaceCode())!
            : flow.Value(new ValueSource.Entry(source.Input!));
        string limit = maxItems is { } most ? Code.Number(most) : "int.MaxValue";
        return $"{flow.Run}.{(source.IsStream ? "StreamedItems" : "Items")}<{source.Item.Name}>({items}, maxItems: {limit})";
    }

    /// <summary>Writes what happens where there are no items, and after it what happens where there are some.</summary>
    /// <param name="flow">The orchestration.</param>
    /// <param name="areNone">The condition under which there are none.</param>
    /// <param name="otherwise">The step that runs then, or null where that is a failure.</param>
    /// <param name="writeItems">Writes what happens where there are some.</param>
    public static void WriteNone(Flow flow, string areNone, string? otherwise, Action writeItems)
    {
        StepModel? instead = flow.Pipeline.Step(otherwise);
        flow.Writer.Block($"if ({areNone})", () =>
        {
            if (instead is null)
            {
                flow.Writer.Line($"throw {flow.Run}.NoItems();");
                return;
            }

            flow.Writer.Line($"{flow.Run}.Branch({Code.Literal(instead.Name)});");
            flow.GiveLast(flow.Step(instead, new StepPlaceCode()));
        });
        if (instead is not null && flow.GoesOn)
        {
            flow.Writer.Block("else", writeItems);
            return;
        }

        flow.Writer.Blank();
        writeItems();
    }
}
