using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Functions;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>Reads the tools of an agent as functions, and checks that a model can call them.</summary>
internal sealed class ToolReader(ParseContext context)
{
    /// <summary>The parameters that the model fills. What a verifier says that sends a call back is not the model's to give.</summary>
    public IEnumerable<IParameterSymbol> Given(StepDeclaration tool)
    {
        bool isSentBack = IsSentBack(tool);
        return tool.Method.Parameters.Where(parameter =>
            !KnownTypes.IsCancellationToken(parameter.Type)
            && !parameter.HasOurs("From")
            && !(isSentBack && parameter.Name == SpecialNames.Feedback));
    }

    public EquatableArray<FunctionModel> Read(IReadOnlyList<StepDeclaration> tools)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return tools.Select(tool => Read(tool, names)).ToEquatableArray();
    }

    private FunctionModel Read(StepDeclaration tool, HashSet<string> names)
    {
        foreach (IParameterSymbol parameter in Given(tool).Where(parameter => !TypeReader.IsBroken(parameter.Type) && !FunctionReader.IsChoice(parameter.Type)))
        {
            JsonContracts.Check(
                context, tool.OfParameter(parameter.Name), $"What a model gives for '{parameter.Name}' of '{tool.Name}' cannot be read into", parameter.Type);
        }

        CheckResult(tool);
        string name = tool.RoleAttribute?.NamedText("Name") is { Length: > 0 } said ? said : tool.BaseName;
        FunctionModel function = FunctionReader.Read(
            tool.Method, name, Descriptions.Of(tool.Method, context.CancellationToken), Given(tool), tool.Result, context.CancellationToken);
        if (!names.Add(function.Name))
        {
            context.Report(RoleMisused.Of(tool.OfAttribute("Tool"), $"Another tool is called '{function.Name}' already, so a model could not tell them apart; give '{tool.Name}' another Name."));
        }

        return function;
    }

    private bool IsSentBack(StepDeclaration tool) => context.OfRole(StepDeclaration.Verify).Any(verifier =>
        verifier.RoleAttribute?.NamedInt("Retries") > 0 && verifier.Method.Parameters.Any(parameter => tool.IsCalled(parameter.Name)));

    private void CheckResult(StepDeclaration tool)
    {
        if (tool.Result is not { } result || TypeReader.IsBroken(result))
        {
            return;
        }

        if (KnownTypes.IsOutcome(result, out ITypeSymbol? value))
        {
            context.Report(ReturnTypeUnusable.Of(
                Anchor.ReturnType(tool.Name, tool.Ordinal),
                $"'{tool.Name}' returns '{TypeReader.DisplayOf(result)}', which a model cannot be shown; return what a completed run gives.")
                .With("Type", CodeNames.TaskOf(value)));
        }
        else if (!FunctionReader.IsShownAsIs(result))
        {
            JsonContracts.CheckHeld(context, Anchor.ReturnType(tool.Name, tool.Ordinal), result);
        }
    }
}
