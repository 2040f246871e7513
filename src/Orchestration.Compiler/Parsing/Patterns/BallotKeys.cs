using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>Finds by what the answers of a vote count as equal: a method of the pipeline, a member of their type, or they themselves.</summary>
internal sealed class BallotKeys(ParseContext context, StepDeclaration voter, ITypeSymbol answer)
{
    private const string BallotKey = "BallotKey";

    /// <summary>The key of an answer, or null where it is the answer itself.</summary>
    /// <param name="select">The step that chooses, where nothing is counted.</param>
    public BallotKeyModel? Find(StepDeclaration? select)
    {
        List<IMethodSymbol> own = context.Methods.Where(method => method.HasOurs(BallotKey)).ToList();
        if (select is not null)
        {
            own.ForEach(method => Report(method, $"'{method.Name}' is never asked: '{select.Name}' chooses the answer, so no ballots are counted. Remove [BallotKey], or the [Select] step."));
            return null;
        }

        if (own.Count > 0)
        {
            return OfPipeline(own);
        }

        if (MembersOf(answer).FirstOrDefault(IsOurKey) is { } member)
        {
            return OfType(member);
        }

        CheckEquality(answer, $"no two answers of type '{TypeReader.DisplayOf(answer)}' are ever equal");
        return null;
    }

    private BallotKeyModel? OfPipeline(List<IMethodSymbol> own)
    {
        BallotKeyModel? found = null;
        foreach (IMethodSymbol method in own.Where(method => !TypeReader.IsBroken(method.ReturnType) && !method.Parameters.Any(parameter => TypeReader.IsBroken(parameter.Type))))
        {
            if (!IsKey(method))
            {
                Report(method, $"'{method.Name}' is a [BallotKey], so it takes an answer and returns by what it counts, at once.");
            }
            else if (!context.Fits(answer, method.Parameters[0].Type))
            {
                Report(method, $"'{method.Name}' is never asked: the voters of '{context.Type.Name}' return '{TypeReader.DisplayOf(answer)}'. Take that, or remove [BallotKey].");
            }
            else if (found is not null)
            {
                Report(method, $"'{method.Name}' is never asked: '{found.Member}' is the [BallotKey] already.");
            }
            else
            {
                CheckEquality(method.ReturnType, $"no two keys of type '{TypeReader.DisplayOf(method.ReturnType)}' are ever equal");
                found = new BallotKeyModel(BallotKeyKind.OfPipeline, method.Name);
            }
        }

        return found;
    }

    private BallotKeyModel? OfType(ISymbol member)
    {
        ITypeSymbol? key = member switch
        {
            IPropertySymbol { IsStatic: false, Parameters.IsEmpty: true, GetMethod: not null } property => property.Type,
            IMethodSymbol { IsStatic: false, IsGenericMethod: false, ReturnsVoid: false, Parameters.IsEmpty: true } method => method.ReturnType,
            _ => null,
        };
        if (key is null || IsAwaited(key))
        {
            Report($"'{TypeReader.DisplayOf(answer)}.{member.Name}' is a [BallotKey], so it is a property, or a method without parameters that returns at once.");
            return null;
        }

        CheckEquality(key, $"no two keys of type '{TypeReader.DisplayOf(key)}' are ever equal");
        return new BallotKeyModel(member is IPropertySymbol ? BallotKeyKind.Property : BallotKeyKind.Method, member.Name);
    }

    private bool IsOurKey(ISymbol member) => member.HasOurs(BallotKey) && context.Compilation.IsSymbolAccessibleWithin(member, context.Type);

    private static bool IsKey(IMethodSymbol method) =>
        method is { IsGenericMethod: false, ReturnsVoid: false, Parameters.Length: 1 }
        && method.Parameters[0].RefKind == RefKind.None
        && !IsAwaited(method.ReturnType);

    private static bool IsAwaited(ITypeSymbol type) => KnownTypes.IsTask(type, out _) || KnownTypes.IsValueTask(type, out _);

    /// <summary>A type that compares by reference makes every ballot its own party.</summary>
    private void CheckEquality(ITypeSymbol type, string problem)
    {
        if (!TypeReader.IsBroken(type) && !HasEquality(type))
        {
            Report($"The ballots of '{context.Type.Name}' cannot be counted: {problem}. Use a record, or mark what they have in common with [BallotKey].");
        }
    }

    /// <summary>What a type's values are at run time may have an equality that the type does not know of, unless it is a collection.</summary>
    private static bool HasEquality(ITypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Array or TypeKind.Delegate => false,
        TypeKind.Interface => KnownTypes.ElementOf(type) is null,
        TypeKind.Class => type.IsAbstract || type.SpecialType is SpecialType.System_Object or SpecialType.System_String || MembersOf(type).Any(IsEquals),
        _ => true,
    };

    private static bool IsEquals(ISymbol member) =>
        member is IMethodSymbol { Name: nameof(Equals), IsOverride: true, Parameters.Length: 1 } equals && equals.Parameters[0].Type.SpecialType == SpecialType.System_Object;

    /// <summary>The members of a type, inherited ones included.</summary>
    private static IEnumerable<ISymbol> MembersOf(ITypeSymbol type)
    {
        for (ITypeSymbol? current = TypeReader.Unwrapped(type); current is not null; current = current.BaseType)
        {
            foreach (ISymbol member in current.GetMembers())
            {
                yield return member;
            }
        }
    }

    private void Report(IMethodSymbol method, string message) =>
        context.Report(CheckSignature.Of(Anchor.OfMember(method.Name, context.OrdinalOf(method)), message));

    private void Report(string message) =>
        context.Report(CheckSignature.Of(Anchor.ReturnType(voter.Name, voter.Ordinal), message));
}
