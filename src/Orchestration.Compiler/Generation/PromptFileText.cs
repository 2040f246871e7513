using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Generation;

/// <summary>An additional file that may be a prompt.</summary>
internal sealed record PromptFileText(string Path, string Text)
{
    public static PromptFileText Of(AdditionalText file, CancellationToken cancellationToken) =>
        new(PromptFiles.Normalize(file.Path), file.GetText(cancellationToken)?.ToString() ?? "");

    public static string? Find(EquatableArray<PromptFileText> files, string path)
    {
        foreach (PromptFileText file in files)
        {
            if (file.Path == path)
            {
                return file.Text;
            }
        }

        return null;
    }
}
