using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules;

/// <summary>Pipelines as the rules see them.</summary>
internal static class Models
{
    /// <summary>Reads the pipeline of a source by its metadata name. The source must be free of declaration mistakes.</summary>
    public static PipelineModel Read(string name, Scenario scenario)
    {
        var parsed = Parse(name, scenario);
        Assert.Empty(parsed.Findings);
        return parsed.Model;
    }

    /// <summary>What the parser finds wrong with the pipeline of a source.</summary>
    public static IReadOnlyList<Finding> Findings(string name, Scenario scenario) => Parse(name, scenario).Findings;

    private static ParsedPipeline Parse(string name, Scenario scenario)
    {
        var compilation = ScenarioCompiler.Compile(scenario, CompilerParts.UnderTest);
        var type = Assert.IsAssignableFrom<Microsoft.CodeAnalysis.INamedTypeSymbol>(compilation.GetTypeByMetadataName(name));
        var parsed = PipelineParser.Parse(type, compilation, TestContext.Current.CancellationToken);
        Assert.NotNull(parsed);
        return parsed;
    }
}
