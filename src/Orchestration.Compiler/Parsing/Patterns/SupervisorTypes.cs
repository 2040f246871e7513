using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>The types of a supervisor: the enum by which it names its workers, and what these give.</summary>
internal sealed class SupervisorTypes(ParseContext context, StepDeclaration assign, List<StepDeclaration> workers)
{
    private ITypeSymbol? kind;
    private ITypeSymbol? work;

    /// <summary>The enum of the workers; null where the assigning step does not say, which is reported.</summary>
    public ITypeSymbol? Kind()
    {
        if (assign.Result is INamedTypeSymbol { TypeArguments.Length: 1 } result && result.IsOurs("Assignment"))
        {
            kind = result.TypeArguments[0] is { TypeKind: TypeKind.Enum } named ? named : null;

            // That the type argument is no enum is the compiler's to say.
            context.IsIncomplete |= kind is null;
            if (kind is not null && TypeReader.MayBeNull(result))
            {
                Report(assign, $"'{assign.Name}' may give no assignment at all; return '{TypeReader.DisplayOf(Assignment(kind))}', whose worker is null when all is done.", Assignment(kind));
                return null;
            }

            return kind;
        }

        if (assign.Result is null || !TypeReader.IsBroken(assign.Result))
        {
            ITypeSymbol? spelt = Spelt();
            string wanted = spelt is null ? "Assignment<TWorker>', where TWorker is an enum of the workers" : TypeReader.DisplayOf(Assignment(spelt)) + "'";
            Report(assign, $"'{assign.Name}' hands out the work, so it returns '{wanted}.", spelt is null ? null : Assignment(spelt));
        }

        return null;
    }

    /// <summary>What every worker gives: the first one's type; null where that gives nothing, which is reported.</summary>
    public ITypeSymbol? Work()
    {
        work = workers.Select(worker => worker.Result).FirstOrDefault(result => result is not null);
        foreach (StepDeclaration worker in workers.Where(worker => worker.Result is null))
        {
            Report(worker, $"'{worker.Name}' does a piece of work, so it returns what came of it.", work ?? context.EntryResult ?? context.Compilation.GetSpecialType(SpecialType.System_String));
        }

        if (work is null || workers.Any(worker => worker.Result is null))
        {
            return null;
        }

        if (workers.Select(worker => worker.Result!).FirstOrDefault(TypeReader.IsBroken) is not null)
        {
            return work;
        }

        foreach (StepDeclaration other in workers.Where(worker => !SymbolEqualityComparer.Default.Equals(worker.Result, work)))
        {
            StepDeclaration first = workers.First(worker => worker.Result is not null);
            Report(other, $"All workers of '{context.Type.Name}' return one type, but '{other.Name}' returns '{TypeReader.DisplayOf(other.Result!)}' and '{first.Name}' returns '{TypeReader.DisplayOf(work)}'.", work);
        }

        // If one may give null, the work may be null.
        return work = workers.Select(worker => worker.Result!).FirstOrDefault(result => TypeReader.MayBeNull(result) && SymbolEqualityComparer.Default.Equals(result, work)) ?? work;
    }

    /// <summary>A list of turns; null where the library is not there.</summary>
    public ITypeSymbol? History() =>
        kind is not null && work is not null
        && context.Compilation.GetTypeByMetadataName("Orchestration.Turn`2") is { } turn
        && context.Compilation.GetTypeByMetadataName("System.Collections.Generic.IReadOnlyList`1") is { } list
            ? list.Construct(turn.Construct(kind, work))
            : null;

    /// <summary>The one enum whose members the workers name.</summary>
    private ITypeSymbol? Spelt()
    {
        List<ITypeSymbol> types = workers
            .SelectMany(worker => worker.RoleAttribute?.Values() ?? [])
            .Select(value => value.Type)
            .OfType<ITypeSymbol>()
            .Distinct<ITypeSymbol>(SymbolEqualityComparer.Default)
            .ToList();
        return types.Count == 1 && types[0].TypeKind == TypeKind.Enum ? types[0] : null;
    }

    private ITypeSymbol Assignment(ITypeSymbol of) => context.Compilation.GetTypeByMetadataName("Orchestration.Assignment`1")?.Construct(of) ?? of;

    private void Report(StepDeclaration step, string message, ITypeSymbol? type)
    {
        Finding finding = ReturnTypeUnusable.Of(Anchor.ReturnType(step.Name, step.Ordinal), message);
        context.Report(type is null || StepShape.IsWritten(step) ? finding : finding.With("Type", CodeNames.TaskOf(type)));
    }
}
