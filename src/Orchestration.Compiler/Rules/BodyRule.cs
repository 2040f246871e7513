using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules;

/// <summary>A rule over more than a model: the operations of methods that people wrote, or a file of the project.</summary>
internal abstract class BodyRule : Rule
{
    /// <summary>Registers what the rule looks at. Called once for each compilation that references the library.</summary>
    public abstract void Register(CompilationStartAnalysisContext context, PipelineSession session);

    /// <summary>What a compilation must be about for the rule to have anything to look at; it is registered nowhere else.</summary>
    public virtual Topic Topic => Topic.Pipelines;

    /// <summary>A diagnostic of this rule with its message, and the further places that belong to it.</summary>
    protected Diagnostic At(Location location, string message, IEnumerable<Location> related) => Diagnostic.Create(Descriptor, location, related, message);
}
