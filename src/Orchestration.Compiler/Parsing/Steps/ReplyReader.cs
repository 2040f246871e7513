using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Patterns;

namespace Orchestration.Compiler.Parsing.Steps;

/// <summary>Says how a text is read as what a step gives: a model's reply, or what a person wrote.</summary>
internal static class ReplyReader
{
    /// <summary>How it is read; a type that it cannot be read into is reported.</summary>
    public static ReplyModel Read(ParseContext context, StepDeclaration step)
    {
        ReplyModel reply = Of(context, step);
        if (reply.Kind == ReplyKind.Json)
        {
            JsonContracts.Check(context, Anchor.ReturnType(step.Name, step.Ordinal), "A reply cannot be read into", step.Result!);
        }

        return reply;
    }

    public static ReplyModel Of(ParseContext context, StepDeclaration step) =>
        step.Result is { SpecialType: SpecialType.System_Int32 } && context.Pattern.Role(step.Role) is { IsChoice: true }
            ? new ReplyModel(ReplyKind.Index)
            : Of(step.Result);

    private static ReplyModel Of(ITypeSymbol? result)
    {
        // That a step which is answered gives no outcome is said of its return type.
        if (result is null || TypeReader.IsBroken(result) || KnownTypes.IsOutcome(result, out _))
        {
            return new ReplyModel(ReplyKind.Text);
        }

        if (result.SpecialType is SpecialType.System_String or SpecialType.System_Boolean)
        {
            return new ReplyModel(result.SpecialType == SpecialType.System_String ? ReplyKind.Text : ReplyKind.Boolean);
        }

        if (result.IsOurs("Verdict"))
        {
            return new ReplyModel(ReplyKind.Verdict);
        }

        return result.TypeKind == TypeKind.Enum
            ? new ReplyModel(ReplyKind.Choice, ChoicesOf(result))
            : new ReplyModel(ReplyKind.Json);
    }

    /// <summary>The members of an enum, as a model or a person chooses between them.</summary>
    public static EquatableArray<ChoiceModel> ChoicesOf(ITypeSymbol type) => HandledValues.MembersOf(type).Select(Choice).ToEquatableArray();

    private static ChoiceModel Choice(IFieldSymbol member) => new(
        member.Name,
        TypeReader.NameOf(member.Type) + "." + (SyntaxFacts.GetKeywordKind(member.Name) == SyntaxKind.None ? "" : "@") + member.Name,
        member.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is { } type && KnownTypes.IsDescription(type))?.Text(0));
}
