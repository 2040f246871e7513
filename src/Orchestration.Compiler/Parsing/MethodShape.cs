using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing;

/// <summary>What is wrong with a method that can be neither entry nor step, whatever it returns.</summary>
internal static class MethodShape
{
    /// <summary>A static or generic method.</summary>
    /// <param name="context">The class.</param>
    /// <param name="method">The method.</param>
    /// <param name="subject">The beginning of the sentence, such as <c>RunAsync is</c>.</param>
    public static Finding NotAnInstanceMethod(ParseContext context, IMethodSymbol method, string subject)
    {
        Finding finding = ReturnTypeUnusable.Of(
            Anchor.OfMember(method.Name, context.OrdinalOf(method)),
            method.IsGenericMethod
                ? $"{subject} generic, but the run has to know its types; declare it without type parameters."
                : $"{subject} static, but it runs on an instance, which holds its clients; remove 'static'.");
        return method.IsGenericMethod ? finding : finding.With("Modifier", "static");
    }

    /// <summary>A parameter that is taken by reference.</summary>
    /// <param name="context">The class.</param>
    /// <param name="method">The method.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="who">Who cannot take it, such as <c>a step</c>.</param>
    public static Finding ByReference(ParseContext context, IMethodSymbol method, IParameterSymbol parameter, string who)
    {
        string modifier = parameter.RefKind switch { RefKind.Out => "out", RefKind.In => "in", RefKind.Ref => "ref", _ => "ref readonly" };
        return ReturnTypeUnusable.Of(
            Anchor.Parameter(method.Name, parameter.Name, context.OrdinalOf(method)),
            $"'{parameter.Name}' is taken by reference, which {who} cannot do; remove '{modifier}'.")
            .With("Modifier", modifier);
    }
}
