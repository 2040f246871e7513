using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules.Declaration;
using Orchestration.Compiler.Rules.Termination;

namespace Orchestration.Compiler.Parsing;

/// <summary>Prompts that stand in additional files: their paths, and their binding once their text is there.</summary>
internal static class PromptFiles
{
    /// <summary>Whether an additional file can be a prompt, so that others are not read.</summary>
    public static bool IsPrompt(string path) =>
        path.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
        || (path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) && !BoundsFile.Is(path))
        || path.EndsWith(".prompt", StringComparison.OrdinalIgnoreCase);

    /// <summary>A path relative to a source file as a full path with <c>/</c>, without asking the disk.</summary>
    public static string Resolve(string sourceFile, string written)
    {
        string relative = written.Replace('\\', '/');
        bool isRooted = relative.StartsWith("/", StringComparison.Ordinal) || (relative.Length > 1 && relative[1] == ':');
        string source = sourceFile.Replace('\\', '/');
        string folder = source.LastIndexOf('/') is >= 0 and var slash ? source.Substring(0, slash + 1) : "";
        return Normalize(isRooted ? relative : folder + relative);
    }

    /// <summary>A path with <c>/</c> and without <c>.</c> and <c>..</c>.</summary>
    public static string Normalize(string path)
    {
        var parts = new List<string>();
        foreach (string part in path.Replace('\\', '/').Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] is not (".." or ""))
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return string.Join("/", parts);
    }

    /// <summary>Gives the steps whose prompts stand in files their prompts.</summary>
    /// <param name="parsed">The pipeline as read from its class.</param>
    /// <param name="textOf">A file's text by full path, or null where the project has no such additional file.</param>
    public static ParsedPipeline Bind(ParsedPipeline parsed, Func<string, string?> textOf)
    {
        if (parsed.Model.Steps.All(step => step.Model?.File is null))
        {
            return parsed;
        }

        var findings = parsed.Findings.ToList();
        int before = findings.Count;
        PipelineModel model = parsed.Model with { Steps = parsed.Model.Steps.Select(step => Bind(step, textOf, findings.Add)).ToEquatableArray() };
        return new ParsedPipeline(
            findings.Count == before ? model : model with { IsSound = false },
            findings.ToEquatableArray());
    }

    private static StepModel Bind(StepModel step, Func<string, string?> textOf, Action<Finding> report)
    {
        if (step.Model is not { File: { } file } model)
        {
            return step;
        }

        if (textOf(file.Path) is not { } text)
        {
            report(MalformedPrompt.Of(
                Anchor.AttributeArgument(step.Method, "PromptFile", "0"),
                IsPrompt(file.Path)
                    ? $"The prompt file '{file.Written}' is no additional file of the project; name it relative to this source file, and let it end in '.prompt.md' or list it as <AdditionalFiles>."
                    : $"The prompt file '{file.Written}' is not read; a prompt's file ends in '.md', '.txt' or '.prompt'."));
            return step;
        }

        var binder = new PromptBinder(
            step.Method,
            new ReadableTable(file.Parameters),
            (start, length) => new Anchor(AnchorKind.PromptFile, step.Method, 0, file.Path, "0", start, length),
            report);
        PromptModel prompt = WithLineFeeds(binder.Bind(text.TrimEnd('\r', '\n')));
        return StepReader.WithReached(step with { Work = model with { Prompt = prompt } });
    }

    /// <summary>The same prompt whatever line ends a checkout has made of it; done last, so that places stay those of the file.</summary>
    private static PromptModel WithLineFeeds(PromptModel prompt) => new(prompt.Parts
        .Select(part => part is PromptText text ? new PromptText(text.Text.Replace("\r\n", "\n")) : part)
        .ToEquatableArray());
}
