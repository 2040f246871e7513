using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Orchestration.Compiler.Benchmarks.Generators;

/// <summary>
/// The floor: asks Roslyn for the same attributes on the same kinds of types as the generator, reads nothing of what it is given and adds nothing.
/// </summary>
[Generator(LanguageNames.CSharp)]
internal sealed class IdleGenerator : IIncrementalGenerator
{
    private static readonly Type[] Attributes =
    [
        typeof(ChainAttribute), typeof(RouteAttribute), typeof(CriticAttribute), typeof(ParallelAttribute), typeof(LoopAttribute), typeof(RefineAttribute),
        typeof(VoteAttribute), typeof(AgentAttribute), typeof(MapReduceAttribute), typeof(SupervisorAttribute), typeof(OrchestratorAttribute), typeof(DebateAttribute),
    ];

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (Type attribute in Attributes)
        {
            IncrementalValuesProvider<int> found = context.SyntaxProvider.ForAttributeWithMetadataName(
                attribute.FullName!,
                static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax or StructDeclarationSyntax,
                static (_, _) => 0);
            context.RegisterSourceOutput(found, static (_, _) => { });
        }
    }
}
