using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Steps;

/// <summary>Speaks of what limits or guards a method that is no step, which the run would take no notice of.</summary>
internal static class StrayAttributes
{
    public static void Check(ParseContext context)
    {
        foreach (IMethodSymbol method in context.Methods.Where(method => context.Step(method.Name) is null))
        {
            bool isEntry = method.Name == EntryParser.EntryName;
            if (method.HasOurs("Approve"))
            {
                context.Report(CheckSignature.Of(
                    Place(context, method, "Approve"),
                    $"'{method.Name}' is no step, so nobody is asked to approve it; {(isEntry ? "put it on the step that gives the result" : "give it a role, or remove [Approve]")}."));
            }

            if (method.HasOurs("Budget"))
            {
                context.Report(RoleMisused.Of(
                    Place(context, method, "Budget"),
                    $"'{method.Name}' is no step, so its budget limits nothing; {(isEntry ? "put it on the class" : "give it a role, or remove [Budget]")}.")
                    .With("Remove", "Budget"));
            }
        }
    }

    private static Anchor Place(ParseContext context, IMethodSymbol method, string attribute) =>
        Anchor.Attribute(method.Name, attribute, context.OrdinalOf(method));
}
