using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Patterns;

namespace Orchestration.Compiler.Parsing.Steps;

/// <summary>
/// Finds where a step's parameters get their values: by <c>[From]</c>, as a parameter of the pattern, by name, and for types of the
/// user's own by type. A name that matches with an unfit type is an error, never a reason to look on.
/// </summary>
internal sealed class ParameterBinder(ParseContext context)
{
    public ValueSource Bind(StepDeclaration step, IParameterSymbol parameter, Visibility visible)
    {
        if (KnownTypes.IsCancellationToken(parameter.Type))
        {
            return new ValueSource.Cancellation();
        }

        return TypeReader.IsBroken(parameter.Type)
            ? new ValueSource.Missing()
            : new ParameterSearch(context, step, parameter, visible).Find();
    }
}
