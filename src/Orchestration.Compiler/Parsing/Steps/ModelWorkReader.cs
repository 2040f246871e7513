using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Steps;

/// <summary>Reads a model step: its prompt, its system message, its client, and how its reply is read.</summary>
internal sealed class ModelWorkReader(ParseContext context, StepDeclaration step)
{
    private readonly ReadableSymbols values = new(step.Method, context.Compilation);

    public ModelWork Read(string kind)
    {
        AttributeData attribute = step.Method.Ours(kind)!;
        AttributeData? model = step.Method.Ours("Model");
        ClientModel? client = new ClientChooser(context, step).Choose();
        string? ofStep = step.Method.Ours("System")?.Text(0);
        string? written = attribute.Text(0);
        if (written is null && !attribute.IsBroken(context))
        {
            context.Report(MalformedPrompt.Of(step.OfAttribute(kind), $"[{kind}] of '{step.Name}' is null; give it {(kind == "Prompt" ? "the prompt's text" : "the file's path")}."));
        }

        return new ModelWork
        {
            Prompt = kind == "Prompt" && written is not null ? Binder(step.Name, step.Ordinal, "Prompt", context.Report).Bind(written) : null,
            File = kind == "PromptFile" && written is not null ? new PromptFileReference(FullPath(written), written, values.ToTable()) : null,
            System = SystemOf(ofStep),
            SystemIsOfClass = ofStep is null,
            Client = client,
            ClientIsNamed = model?.Text(0) is not null,
            Options = OptionsReader.Read(model, context.Type.Ours("Model")),
            Reply = ReplyReader.Read(context, step),
            MaxRepairs = attribute.NamedInt("MaxRepairs") ?? 1,
        };
    }

    private PromptModel? SystemOf(string? ofStep) =>
        ofStep is not null ? Binder(step.Name, step.Ordinal, "System", context.Report).Bind(ofStep)
        // The class's is read once a step, but is wrong only once.
        : context.Type.Ours("System")?.Text(0) is { } ofClass ? Binder(null, 0, "System", context.ReportOnce).Bind(ofClass)
        : null;

    private PromptBinder Binder(string? member, int ordinal, string attribute, Action<Finding> report) =>
        new(
            step.Name,
            values,
            (start, length) => new Anchor(AnchorKind.Text, member, ordinal, attribute, "0", start, length),
            report)
        {
            Nameable = member is null ? SharedParameters() : values.Parameters,
        };

    /// <summary>What the class's system message can name for every step that it goes to.</summary>
    private List<string> SharedParameters() => values.Parameters
        .Where(name => context.Steps
            .Where(other => (other.Method.HasOurs("Prompt") || other.Method.HasOurs("PromptFile")) && !other.Method.HasOurs("System"))
            .All(other => other.Method.Parameters.Any(parameter => parameter.Name == name)))
        .ToList();

    private string FullPath(string written) => PromptFiles.Resolve(step.Syntax.SyntaxTree.FilePath, written);
}
