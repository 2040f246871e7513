using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing;

/// <summary>Reads the entry <c>RunAsync</c> and the optional <c>StreamAsync</c>.</summary>
internal static class EntryParser
{
    public const string EntryName = "RunAsync";

    public const string StreamName = "StreamAsync";

    public static EntryModel? ParseEntry(ParseContext context)
    {
        List<IMethodSymbol> entries = context.Methods.Where(method => method.Name == EntryName).ToList();
        List<IMethodSymbol> open = entries.Where(IsOpenPartial).ToList();
        if (entries.Count != 1 || open.Count != 1)
        {
            context.Report(EntryMissing.Of(
                open.Count > 1 ? Anchor.OfMember(EntryName, 1) : entries.Count > 0 ? Anchor.OfMember(EntryName, context.OrdinalOf(entries.Except(open, SymbolEqualityComparer.Default).Cast<IMethodSymbol>().FirstOrDefault() ?? entries[0])) : Anchor.Class,
                entries.Count == 0
                    ? $"The pipeline '{context.Type.Name}' has no entry; declare 'public partial Task<T> RunAsync(…)'."
                    : entries.Count > 1
                        ? $"The pipeline '{context.Type.Name}' has more than one RunAsync; keep one, with optional parameters if need be."
                        : "RunAsync is written by the generator; make it partial and leave out its body."));
            return null;
        }

        context.Entry = open[0];
        return Read(open[0], context);
    }

    public static MethodSignature? ParseStream(ParseContext context, EntryModel? entry)
    {
        if (context.Methods.FirstOrDefault(method => method.Name == StreamName && IsOpenPartial(method)) is not { } stream)
        {
            return null;
        }

        MethodSignature signature = Signatures.Read(stream, context.CancellationToken);
        if (!KnownTypes.IsRunEvents(stream.ReturnType))
        {
            context.Report(ReturnTypeUnusable.Of(
                Anchor.ReturnType(StreamName, context.OrdinalOf(stream)),
                "StreamAsync returns 'IAsyncEnumerable<RunEvent>': the events of the run as they happen.")
                .With("Type", "IAsyncEnumerable<RunEvent>"));
        }
        else if (entry is not null && !SameInputs(entry, signature))
        {
            context.Report(EntryMissing.Of(
                Anchor.OfMember(StreamName, context.OrdinalOf(stream)),
                "StreamAsync takes the same parameters as RunAsync, in the same order and with the same names."));
            return null;
        }

        return signature;
    }

    /// <summary>Whether a method is the defining part of a partial method that nobody has implemented by hand.</summary>
    public static bool IsOpenPartial(IMethodSymbol method) =>
        method.IsPartialDefinition && !UserView.HasWrittenBody(method);

    private static EntryModel? Read(IMethodSymbol entry, ParseContext context)
    {
        MethodSignature signature = Signatures.Read(entry, context.CancellationToken);
        if (TypeReader.IsBroken(entry.ReturnType))
        {
            return null;
        }

        if (!KnownTypes.IsTask(entry.ReturnType, out ITypeSymbol? result) || entry.IsStatic || entry.IsGenericMethod)
        {
            context.Report(ReturnTypeUnusable.Of(
                Anchor.ReturnType(EntryName, context.OrdinalOf(entry)),
                entry.IsStatic || entry.IsGenericMethod
                    ? "RunAsync is an instance method without type parameters."
                    : $"RunAsync returns '{TypeReader.DisplayOf(entry.ReturnType)}'; it returns 'Task<T>', or 'Task<Outcome<T>>' to see every way a run can end, or 'Task'.")
                .With("Type", entry.ReturnsVoid ? "Task" : $"Task<{ResultOf(entry.ReturnType)}>"));
            return null;
        }

        if (entry.Parameters.FirstOrDefault(parameter => parameter.RefKind != RefKind.None) is { } byReference)
        {
            context.Report(ReturnTypeUnusable.Of(
                Anchor.Parameter(EntryName, byReference.Name, context.OrdinalOf(entry)),
                $"'{byReference.Name}' is taken by reference, which an asynchronous method cannot do."));
            return null;
        }

        bool isOutcome = result is not null && KnownTypes.IsOutcome(result, out _);
        context.EntryResult = isOutcome ? ((INamedTypeSymbol)result!).TypeArguments[0] : result;
        return new EntryModel(
            signature,
            result is null ? EntryShape.Nothing : isOutcome ? EntryShape.Outcome : EntryShape.Value,
            context.EntryResult is null ? null : TypeReader.Read(context.EntryResult));
    }

    private static string ResultOf(ITypeSymbol type) =>
        KnownTypes.IsValueTask(type, out ITypeSymbol? result) && result is not null ? TypeReader.DisplayOf(result) : TypeReader.DisplayOf(type);

    private static bool SameInputs(EntryModel entry, MethodSignature stream) =>
        entry.Signature.Parameters.Select(parameter => (parameter.Name, parameter.Type.Name))
            .SequenceEqual(stream.Parameters.Select(parameter => (parameter.Name, parameter.Type.Name)));
}

/// <summary>Reads the signature of a partial method, so that its implementing part can be written.</summary>
internal static class Signatures
{
    public static MethodSignature Read(IMethodSymbol method, CancellationToken cancellationToken) => new(
        method.Name,
        ModifiersOf(method, cancellationToken),
        TypeReader.NameOf(method.ReturnType),
        method.Parameters.Select(Read).ToEquatableArray(),
        method.TypeParameters.Length == 0 ? "" : "<" + string.Join(", ", method.TypeParameters.Select(parameter => parameter.Name)) + ">",
        method.ReturnsVoid);

    private static SignatureParameter Read(IParameterSymbol parameter) => new(
        parameter.Name,
        TypeReader.Read(parameter.Type),
        KnownTypes.IsCancellationToken(parameter.Type) ? ParameterRole.Cancellation
            : parameter.Type.IsOurs("RunOptions") ? ParameterRole.Options
            : ParameterRole.Value,
        ModifiersOf(parameter),
        parameter.HasOurs("Untrusted"),
        parameter.HasOurs("Sensitive"));

    public static string ModifiersOf(IMethodSymbol method, CancellationToken cancellationToken) =>
        UserView.Reference(method).GetSyntax(cancellationToken) is MethodDeclarationSyntax syntax
            ? string.Join(" ", syntax.Modifiers.Select(modifier => modifier.Text))
            : "";

    private static string ModifiersOf(IParameterSymbol parameter) =>
        (parameter.IsParams ? "params " : "") + parameter.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In => "in ",
            RefKind.RefReadOnlyParameter => "ref readonly ",
            _ => "",
        };
}
