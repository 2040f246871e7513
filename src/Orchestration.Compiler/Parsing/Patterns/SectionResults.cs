using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>Makes one value of what several steps give: the tuple or the object that the entry returns, where no step combines them.</summary>
internal sealed class SectionResults(ParseContext context, IReadOnlyList<StepDeclaration> sections, IReadOnlyDictionary<StepDeclaration, ITypeSymbol> readAs)
{
    private readonly List<(StepDeclaration Step, ITypeSymbol Type)> parts = sections
        .Where(step => step.Result is not null)
        .Select(step => (step, readAs.TryGetValue(step, out ITypeSymbol type) ? type : step.Result!))
        .ToList();

    public ResultConstruction? Construction { get; private set; }

    /// <summary>The type that is made, and says how; null where no section gives anything.</summary>
    /// <param name="before">What stands before the pattern; every other plain step stands after it.</param>
    public ITypeSymbol? Type(Visibility before)
    {
        if (parts.Count == 0)
        {
            return null;
        }

        bool goesOn = context.OfRole(RoleChecker.PlainStep).Any(step => !before.Steps.Contains(step));
        if (goesOn || context.EntryResult is not { } wanted || TypeReader.IsBroken(wanted) || parts.Any(part => TypeReader.IsBroken(part.Type)))
        {
            return AsTuple();
        }

        Construction = OfTuple(wanted) ?? OfConstructor(wanted);
        if (Construction is null)
        {
            Report(wanted);
        }

        // What does not fit is said; it is not to be said again of the entry.
        return wanted;
    }

    /// <summary>The sections' own tuple, or the only one's result.</summary>
    private ITypeSymbol AsTuple()
    {
        Construction = new ResultConstruction(null, parts.Select(part => ("", part.Step.Name)).ToEquatableArray());
        return Tuple();
    }

    private ITypeSymbol Tuple() => parts.Count == 1
        ? parts[0].Type
        : context.Compilation.CreateTupleTypeSymbol(
            parts.Select(part => part.Type).ToImmutableArray(),
            parts.Select(part => (string?)CodeNames.Camel(part.Step.BaseName)).ToImmutableArray(),
            elementNullableAnnotations: parts.Select(part => part.Type.NullableAnnotation).ToImmutableArray());

    private ResultConstruction? OfTuple(ITypeSymbol wanted)
    {
        if (parts.Count == 1)
        {
            return context.Fits(parts[0].Type, wanted) ? new ResultConstruction(null, [("", parts[0].Step.Name)]) : null;
        }

        if (wanted is not INamedTypeSymbol { IsTupleType: true } tuple || tuple.TupleElements.Length != parts.Count)
        {
            return null;
        }

        bool isNamed = tuple.TupleElements.All(element => element.IsExplicitlyNamedTupleElement);
        List<(StepDeclaration Step, ITypeSymbol Type)?> elements = tuple.TupleElements
            .Select((element, index) => isNamed ? Part(element.Name, element.Type) : context.Fits(parts[index].Type, element.Type) ? parts[index] : null)
            .ToList();
        return elements.All(element => element is not null) && elements.Distinct().Count() == parts.Count
            ? new ResultConstruction(null, elements.Select(element => ("", element!.Value.Step.Name)).ToEquatableArray())
            : null;
    }

    private ResultConstruction? OfConstructor(ITypeSymbol wanted) => (wanted as INamedTypeSymbol)?.InstanceConstructors
        .Where(constructor => constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal && constructor.Parameters.Length == parts.Count)
        .Select(constructor => constructor.Parameters.Select(parameter => (parameter.Name, Part: Part(parameter.Name, parameter.Type))).ToList())
        .Where(arguments => arguments.All(argument => argument.Part is not null))
        .Select(arguments => new ResultConstruction(TypeReader.NameOf(wanted), arguments.Select(argument => (argument.Name, argument.Part!.Value.Step.Name)).ToEquatableArray()))
        .FirstOrDefault();

    private (StepDeclaration Step, ITypeSymbol Type)? Part(string name, ITypeSymbol type)
    {
        int index = parts.FindIndex(part => string.Equals(part.Step.BaseName, name, StringComparison.OrdinalIgnoreCase) && context.Fits(part.Type, type));
        return index < 0 ? null : parts[index];
    }

    private void Report(ITypeSymbol wanted)
    {
        string made = TypeReader.DisplayOf(Tuple());
        bool isOutcome = KnownTypes.IsTask(context.Entry!.ReturnType, out ITypeSymbol? returned) && returned is not null && KnownTypes.IsOutcome(returned, out _);
        context.Report(ReturnTypeUnusable.Of(
            Anchor.ReturnType(EntryParser.EntryName, context.OrdinalOf(context.Entry)),
            $"RunAsync returns '{TypeReader.DisplayOf(wanted)}', but the sections of '{context.Type.Name}' give '{made}'; return that, or a type whose constructor takes them by these names, or add a [Combine] step.")
            .With("Type", CodeNames.TaskOf(Tuple(), isOutcome)));
    }
}
