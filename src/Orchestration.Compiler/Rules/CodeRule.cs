using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules;

/// <summary>A rule over hand-written code that calls a model, one file at a time.</summary>
internal abstract class CodeRule : Rule
{
    public abstract IEnumerable<Diagnostic> Check(CodeFile file);

    /// <summary>A diagnostic of this rule at an operation.</summary>
    protected Diagnostic At(IOperation operation, string message) => At(operation.Syntax.GetLocation(), message);
}
