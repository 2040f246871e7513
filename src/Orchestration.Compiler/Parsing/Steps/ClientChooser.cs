using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Rules;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Steps;

/// <summary>Finds the chat client that a model step runs on: the one that <c>[Model]</c> names, or the only one there is.</summary>
internal sealed class ClientChooser(ParseContext context, StepDeclaration step)
{
    private readonly List<string> names = context.Clients.Select(client => client.Name).ToList();

    private readonly AttributeData? ofStep = step.Method.Ours("Model");
    private readonly AttributeData? ofClass = context.Type.Ours("Model");

    public ClientModel? Choose() =>
        ofStep?.Text(0) is { } own ? Named(own, step.OfArgument("Model", "0"), step.Name)
        : ofClass?.Text(0) is { } shared ? Named(shared, Anchor.AttributeArgument(null, "Model", "0"), context.Type.Name)
        : Only();

    private ClientModel? Named(string name, Anchor place, string owner)
    {
        if (context.Clients.FirstOrDefault(client => client.Name == name) is { } found)
        {
            return found;
        }

        string what = ClientFinder.HeldValues(context).Any(held => held.Name == name) ? "is no IChatClient" : "is no IChatClient that it holds";
        Report(ClientUnclear.Of(place, $"[Model] of '{owner}' names '{name}', which {what}" + Nearest.Sentence(name, names))
            .With("Candidates", string.Join(",", names)));
        return null;
    }

    private ClientModel? Only()
    {
        if (context.Clients.Count == 0)
        {
            // The class lacks it, however many steps would run on it.
            Report(ClientUnclear.Of(
                Anchor.Class,
                $"'{context.Type.Name}' has no chat client for '{step.Name}' to run on; give it an IChatClient as constructor parameter, field or property."));
        }
        else if (context.Clients.Count > 1)
        {
            Report(ClientUnclear.Of(step.Place, $"'{step.Name}' could run on {Nearest.List(names)}; name one with [Model(nameof(…))].")
                .With("Candidates", string.Join(",", names)));
        }

        return context.Clients.Count == 1 ? context.Clients[0] : null;
    }

    /// <summary>Where the attribute does not compile, the compiler says what is wrong with it.</summary>
    private void Report(Finding finding)
    {
        if (ofStep?.IsBroken(context) != true && ofClass?.IsBroken(context) != true)
        {
            context.ReportOnce(finding);
        }
    }
}
