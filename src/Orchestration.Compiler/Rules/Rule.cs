using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules;

/// <summary>
/// A rule: what it is about and what it says. Rules are found by their type, so that adding one touches no list. A rule of this very
/// kind is found by the parser, which says so with the rule's own <c>Of</c> methods.
/// </summary>
internal abstract class Rule
{
    public abstract DiagnosticDescriptor Descriptor { get; }

    /// <summary>A diagnostic of this rule with its message.</summary>
    protected Diagnostic At(Location location, string message) => Diagnostic.Create(Descriptor, location, message);
}

/// <summary>A rule that judges a pipeline's model, and nothing else.</summary>
internal abstract class ModelRule : Rule
{
    public abstract IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog);

    /// <summary>A finding of this rule with its message.</summary>
    protected Finding Found(Anchor anchor, string message) => new(Descriptor.Id, anchor, [message]);
}
