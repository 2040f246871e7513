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
}
