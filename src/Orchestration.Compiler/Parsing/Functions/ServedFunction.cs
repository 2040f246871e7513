using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Steps;

namespace Orchestration.Compiler.Parsing.Functions;

/// <summary>Reads a pipeline as a function that a model may call, where a model can give all that its entry takes.</summary>
internal static class ServedFunction
{
    public static FunctionModel? Read(ParseContext context, EntryModel? entry)
    {
        if (entry is null || context.Entry is not { } method || !context.EntryInputs.All(input => CanBeGiven(context, input.Type)) || !CanBeShown(context))
        {
            return null;
        }

        string? description = Descriptions.OfAttribute(method) ?? Descriptions.OfAttribute(context.Type)
            ?? Descriptions.Of(method, context.CancellationToken) ?? Descriptions.Of(context.Type, context.CancellationToken);
        return FunctionReader.Read(method, context.Type.Name, description, context.EntryInputs, context.EntryResult, context.CancellationToken);
    }

    private static bool CanBeGiven(ParseContext context, ITypeSymbol type) =>
        !TypeReader.IsBroken(type)
        && TypeReader.KindOf(type) is not (ValueKind.Content or ValueKind.Contents or ValueKind.Conversation)
        && (FunctionReader.IsChoice(type) || JsonTypes.IsBuiltIn(type) || JsonContracts.CanBeRead(context, type));

    private static bool CanBeShown(ParseContext context) =>
        context.EntryResult is not { } result
        || (!TypeReader.IsBroken(result) && (FunctionReader.IsShownAsIs(result) || JsonContracts.CanBeRead(context, result)));
}
