using Microsoft.Extensions.AI;

namespace Orchestration.Testing;

/// <summary>Chooses the tool to call: the one not called yet whose name and description share most with what is asked.</summary>
internal static class OfflineToolChoice
{
    /// <returns>The tool; null where none is open, or the text speaks of none and none is demanded.</returns>
    public static AIFunctionDeclaration? Choose(IReadOnlyList<AIFunctionDeclaration> open, ChatToolMode? mode, ReadPrompt prompt)
    {
        if (mode is RequiredChatToolMode { RequiredFunctionName: { } demanded })
            return open.FirstOrDefault(tool => tool.Name == demanded);
        if (open.Count == 0)
            return null;
        var options = new OptionScorer([.. open.Select(tool => new Option(tool.Name, tool.Description))]);
        HashSet<string> asked = Words.Stems(string.Join('\n', prompt.Sections.Select(section => section.Text)));
        return options.Score(asked).Any(score => score > 0) || mode is RequiredChatToolMode
            ? open[options.Choose(asked)]
            : null;
    }
}
