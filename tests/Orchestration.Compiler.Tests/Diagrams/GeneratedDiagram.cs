using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Orchestration.Compiler.Tests.Diagrams;

/// <summary>The diagrams that the generator writes.</summary>
internal static class GeneratedDiagram
{
    /// <summary>The diagram of a pipeline, by the class's name.</summary>
    public static string Of(Scenario scenario, string pipeline = "Work") => OfAll(scenario)[pipeline];

    /// <summary>The diagrams of all pipelines by the classes' names.</summary>
    public static IReadOnlyDictionary<string, string> OfAll(Scenario scenario) => Verify.Generated(scenario).Values
        .SelectMany(file => CSharpSyntaxTree.ParseText(file).GetRoot().DescendantNodes().OfType<FieldDeclarationSyntax>())
        .Where(field => field.Modifiers.Any(SyntaxKind.ConstKeyword) && field.Declaration.Variables[0].Identifier.ValueText == "Diagram")
        .DistinctBy(field => ((TypeDeclarationSyntax)field.Parent!).Identifier.ValueText)
        .ToDictionary(field => ((TypeDeclarationSyntax)field.Parent!).Identifier.ValueText, field => ((LiteralExpressionSyntax)field.Declaration.Variables[0].Initializer!.Value).Token.ValueText);
}
