using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing;

/// <summary>Reads the entry <c>RunAsync</c> and the optional <c>StreamAsync</c>.</summary>
internal static class EntryParser
{
    public const string EntryName = "RunAsync";

    public const string StreamName = "StreamAsync";

    /// <summary>Reads the entry, and what it gives. What is wrong with its return type is said once it is known what the pipeline gives.</summary>
    public static EntryModel? ParseEntry(ParseContext context, IMethodSymbol? entry)
    {
        if (entry is null)
        {
            return null;
        }

        bool isUsable = CheckShape(context, entry) && !entry.Parameters.Any(parameter => TypeReader.IsBroken(parameter.Type));
        if (!KnownTypes.IsTask(entry.ReturnType, out ITypeSymbol? result) || TypeReader.IsBroken(entry.ReturnType))
        {
            return null;
        }

        bool isOutcome = result is not null && KnownTypes.IsOutcome(result, out _);
        context.EntryResult = isOutcome ? ((INamedTypeSymbol)result!).TypeArguments[0] : result;
        return !isUsable ? null : new EntryModel(
            Signatures.Read(entry, context.CancellationToken),
            result is null ? EntryShape.Nothing : isOutcome ? EntryShape.Outcome : EntryShape.Value,
            context.EntryResult is null ? null : TypeReader.Read(context.EntryResult));
    }

    public static MethodSignature? ParseStream(ParseContext context, EntryModel? entry)
    {
        List<IMethodSymbol> streams = context.Methods.Where(method => method.Name == StreamName && IsOpenPartial(method)).ToList();
        if (streams.Count == 0)
        {
            return null;
        }

        if (streams.Count > 1)
        {
            context.Report(EntryMissing.Of(
                Anchor.OfMember(StreamName, context.OrdinalOf(streams[1])),
                $"The pipeline '{context.Type.Name}' has more than one StreamAsync; keep the one with the parameters of RunAsync.").With("Remove", StreamName));
            return null;
        }

        CheckStream(context, entry, streams[0]);
        return Signatures.Read(streams[0], context.CancellationToken);
    }

    /// <summary>Says that what the entry returns cannot be used, and what can.</summary>
    public static void CheckReturnType(ParseContext context, IMethodSymbol? entry)
    {
        if (entry is null || TypeReader.IsBroken(entry.ReturnType) || KnownTypes.IsTask(entry.ReturnType, out _))
        {
            return;
        }

        Finding finding = ReturnTypeUnusable.Of(
            Anchor.ReturnType(EntryName, context.OrdinalOf(entry)),
            $"RunAsync returns '{TypeReader.DisplayOf(entry.ReturnType)}'; it returns 'Task<T>', or 'Task<Outcome<T>>' to see every way a run can end, or 'Task' where there is no result.");
        context.Report(InsteadOf(context, entry.ReturnType) is { } type ? finding.With("Type", type) : finding);
    }

    /// <summary>Whether a method is the defining part of a partial method that nobody has implemented by hand.</summary>
    public static bool IsOpenPartial(IMethodSymbol method) =>
        method.IsPartialDefinition && !UserView.HasWrittenBody(method);

    /// <summary>Whether the pipeline's entry can be run by another pipeline; where it cannot, its own findings say so.</summary>
    public static bool IsRunnable(INamedTypeSymbol pipeline)
    {
        List<IMethodSymbol> entries = UserView.Methods(pipeline).Where(method => method.Name == EntryName).ToList();
        IMethodSymbol? entry = entries.Count == 1 ? entries[0] : null;
        return entry is { IsStatic: false, IsGenericMethod: false }
            && IsOpenPartial(entry)
            && KnownTypes.IsTask(entry.ReturnType, out _)
            && entry.Parameters.All(parameter => parameter.RefKind == RefKind.None && !TypeReader.IsBroken(parameter.Type));
    }

    private static bool CheckShape(ParseContext context, IMethodSymbol method)
    {
        if (context.Type.IsStatic)
        {
            // Its methods are static because it is.
            return false;
        }

        if (method.IsGenericMethod || method.IsStatic)
        {
            context.Report(MethodShape.NotAnInstanceMethod(context, method, $"{method.Name} is"));
            return false;
        }

        if (method.Parameters.FirstOrDefault(parameter => parameter.RefKind != RefKind.None) is { } byReference)
        {
            context.Report(MethodShape.ByReference(context, method, byReference, "an asynchronous method"));
            return false;
        }

        return true;
    }

    private static void CheckStream(ParseContext context, EntryModel? entry, IMethodSymbol stream)
    {
        if (TypeReader.IsBroken(stream.ReturnType) || !CheckShape(context, stream))
        {
            context.IsIncomplete = true;
        }
        else if (!KnownTypes.IsRunEvents(stream.ReturnType))
        {
            context.Report(ReturnTypeUnusable.Of(
                Anchor.ReturnType(StreamName, context.OrdinalOf(stream)),
                $"StreamAsync returns '{TypeReader.DisplayOf(stream.ReturnType)}'; it returns 'IAsyncEnumerable<RunEvent>', the events of the run as they happen.")
                .With("Type", "global::System.Collections.Generic.IAsyncEnumerable<global::Orchestration.RunEvent>"));
        }
        else if (entry is not null && !SameInputs(entry, Signatures.Read(stream, context.CancellationToken)))
        {
            context.Report(EntryMissing.Of(
                Anchor.OfMember(StreamName, context.OrdinalOf(stream)),
                "StreamAsync takes the same parameters as RunAsync, in the same order and with the same names.")
                .With("Parameters", StreamName));
        }
    }

    /// <summary>What to return instead: a task of what is there already where the pipeline gives that, else of what it gives.</summary>
    private static string? InsteadOf(ParseContext context, ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_Void)
        {
            return CodeNames.TaskOf(context.Gives);
        }

        KnownTypes.IsValueTask(type, out ITypeSymbol? inTask);
        ITypeSymbol? value = KnownTypes.IsValueTask(type, out _) ? inTask : type;
        bool isOutcome = value is not null && KnownTypes.IsOutcome(value, out _);
        ITypeSymbol? plain = isOutcome ? ((INamedTypeSymbol)value!).TypeArguments[0] : value;
        bool fits = plain is null || (context.Gives is { } gives ? context.Fits(gives, plain) : !context.IsBound);
        ITypeSymbol? chosen = fits && !KnownTypes.IsRunEvents(type) ? plain : context.Gives;
        return chosen is not null ? CodeNames.TaskOf(chosen, isOutcome) : fits || context.IsBound ? CodeNames.TaskOf(null) : null;
    }

    private static bool SameInputs(EntryModel entry, MethodSignature stream) =>
        entry.Signature.Parameters.Select(parameter => (parameter.Name, parameter.Type.Name))
            .SequenceEqual(stream.Parameters.Select(parameter => (parameter.Name, parameter.Type.Name)));
}
