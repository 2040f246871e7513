using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Patterns;
using Orchestration.Compiler.Rules;
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
        ClientModel? client = ClientOf(model);
        string? ofStep = step.Method.Ours("System")?.Text(0);
        return new ModelWork
        {
            Prompt = kind == "Prompt" && attribute.Text(0) is { } text ? BindPrompt(text) : null,
            File = kind == "PromptFile" && attribute.Text(0) is { } path ? new PromptFileReference(FullPath(path), path, values.ToTable()) : null,
            System = SystemOf(ofStep),
            SystemIsOfClass = ofStep is null,
            Client = client,
            ClientIsNamed = model?.Text(0) is not null,
            Options = OptionsReader.Read(step.Method.Ours("Model"), context.Type.Ours("Model")),
            Reply = ReplyOf(step.Result),
            MaxRepairs = attribute.NamedInt("MaxRepairs") ?? 1,
        };
    }

    private PromptModel BindPrompt(string text) =>
        new PromptBinder(values, (start, length) => Text(step.Name, step.Ordinal, "Prompt", start, length), context.Report).Bind(text);

    private PromptModel? SystemOf(string? ofStep)
    {
        if (ofStep is not null)
        {
            return new PromptBinder(values, (start, length) => Text(step.Name, step.Ordinal, "System", start, length), context.Report).Bind(ofStep);
        }

        return context.Type.Ours("System")?.Text(0) is { } ofClass
            ? new PromptBinder(values, (start, length) => Text(null, 0, "System", start, length), ReportOnce).Bind(ofClass)
            : null;
    }

    /// <summary>The class's system message is read once a step, but is malformed only once.</summary>
    private void ReportOnce(Finding finding)
    {
        if (!context.Findings.Contains(finding))
        {
            context.Report(finding);
        }
    }

    private static Anchor Text(string? member, int ordinal, string attribute, int start, int length) =>
        new(AnchorKind.Text, member, ordinal, attribute, "0", start, length);

    private ClientModel? ClientOf(AttributeData? ofStep)
    {
        string? name = ofStep?.Text(0) ?? context.Type.Ours("Model")?.Text(0);
        List<string> names = context.Clients.Select(client => client.Name).ToList();
        if (name is null)
        {
            if (context.Clients.Count != 1)
            {
                Finding finding = ClientUnclear.Of(
                    step.Place,
                    context.Clients.Count == 0
                        ? $"'{step.Name}' has no chat client to run on; give the class an IChatClient as constructor parameter, field or property."
                        : $"'{step.Name}' could run on {Nearest.List(names)}; name one with [Model(nameof(…))].");
                context.Report(finding.With("Candidates", string.Join(",", names)));
            }

            return context.Clients.Count == 1 ? context.Clients[0] : null;
        }

        if (context.Clients.FirstOrDefault(client => client.Name == name) is { } found)
        {
            return found;
        }

        Anchor place = ofStep?.Text(0) is null ? Anchor.AttributeArgument(null, "Model", "0") : step.OfArgument("Model", "0");
        ReportOnce(ClientUnclear.Of(place, $"[Model] names '{name}', which is no IChatClient of '{context.Type.Name}'" + Nearest.Hint(name, names) + ".")
            .With("Candidates", string.Join(",", names)));
        return null;
    }

    private ReplyModel ReplyOf(ITypeSymbol? result)
    {
        if (result is null || TypeReader.IsBroken(result))
        {
            return new ReplyModel(ReplyKind.Text);
        }

        if (result.SpecialType is SpecialType.System_String or SpecialType.System_Boolean)
        {
            return new ReplyModel(result.SpecialType == SpecialType.System_String ? ReplyKind.Text : ReplyKind.Boolean);
        }

        if (result.IsOurs("Verdict"))
        {
            return new ReplyModel(ReplyKind.Verdict);
        }

        if (result.TypeKind == TypeKind.Enum)
        {
            return new ReplyModel(ReplyKind.Choice, RouteValues.MembersOf(result).Select(Choice).ToEquatableArray());
        }

        JsonContracts.Check(context, step, result);
        return new ReplyModel(ReplyKind.Json);
    }

    private static ChoiceModel Choice(IFieldSymbol member) => new(
        member.Name,
        TypeReader.NameOf(member.Type) + "." + (SyntaxFacts.GetKeywordKind(member.Name) == SyntaxKind.None ? "" : "@") + member.Name,
        member.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is { } type && KnownTypes.IsDescription(type))?.Text(0));

    private string FullPath(string written) => PromptFiles.Resolve(step.Syntax.SyntaxTree.FilePath, written);
}
