using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>The values by which one of several steps is chosen, and which of them the steps handle: the cases of a route, the workers for kinds of work.</summary>
internal sealed class HandledValues(ParseContext context, ITypeSymbol label, HandlerWords words)
{
    private readonly Dictionary<object, string> handled = [];
    private bool hasProblem;

    /// <summary>The texts that the cases spell, where they are chosen by text.</summary>
    public EquatableArray<string> Labels => handled.Keys.OfType<string>().ToEquatableArray();

    public static bool IsClosed(ITypeSymbol label) =>
        label.TypeKind == TypeKind.Enum || label.SpecialType is SpecialType.System_Boolean or SpecialType.System_String;

    /// <summary>The members of an enum, one for each value.</summary>
    public static IEnumerable<IFieldSymbol> MembersOf(ITypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(field => field is { HasConstantValue: true, ConstantValue: not null })
            .GroupBy(field => field.ConstantValue!)
            .Select(group => group.First());

    /// <summary>The workers, each with its kinds; every kind that the asking step can name has one, or it is said.</summary>
    public static EquatableArray<ValueHandler> OfWorkers(ParseContext context, ITypeSymbol kind, StepDeclaration asking)
    {
        var values = new HandledValues(context, kind, HandlerWords.Workers(asking));
        EquatableArray<ValueHandler> workers = context.OfRole("Worker").Select(values.HandlerOf).ToEquatableArray();
        values.CheckComplete(asking, otherwise: null);
        return workers;
    }

    /// <summary>A step with its values as they stand in code.</summary>
    public ValueHandler HandlerOf(StepDeclaration step) => new(step.Name, ValuesOf(step));

    private EquatableArray<string> ValuesOf(StepDeclaration step)
    {
        var values = new List<string>();
        IReadOnlyList<TypedConstant> written = step.RoleAttribute?.Values() ?? [];
        if (step.RoleAttribute is { ConstructorArguments.Length: 0 })
        {
            LeaveToCompiler();
        }
        else if (written.Count == 0)
        {
            Report(ValueNotHandled.Of(step.OfAttribute(words.Role), $"'{step.Name}' {words.WithoutValue}; name one in [{words.Role}(…)]."));
        }

        for (int i = 0; i < written.Count; i++)
        {
            if (Add(step, written[i], step.OfArgument(words.Role, i.ToString(System.Globalization.CultureInfo.InvariantCulture))) is { } value)
            {
                values.Add(value);
            }
        }

        return values.ToEquatableArray();
    }

    /// <summary>Says which values no step handles; not where a step has a problem of its own, which may be why.</summary>
    /// <param name="giver">The step that gives the value.</param>
    /// <param name="otherwise">The step for the rest.</param>
    public void CheckComplete(StepDeclaration giver, StepDeclaration? otherwise)
    {
        if (hasProblem || otherwise is not null || label.SpecialType == SpecialType.System_String)
        {
            return;
        }

        List<string> missing = label.TypeKind == TypeKind.Enum
            ? MembersOf(label).Where(member => !handled.ContainsKey(member.ConstantValue!)).Select(member => member.Name).ToList()
            : new object[] { true, false }.Where(value => !handled.ContainsKey(value)).Select(value => (bool)value ? "true" : "false").ToList();
        if (missing.Count > 0)
        {
            context.Report(ValueNotHandled.Of(
                giver.Place,
                $"'{giver.Name}' can {words.Gives} {Nearest.List(missing.Select(name => label.TypeKind == TypeKind.Enum ? label.Name + "." + name : name))}, {words.Unhandled}.")
                .With(ValueNotHandled.Missing, string.Join(",", missing))
                .With(ValueNotHandled.Role, words.Role));
        }
    }

    private string? Add(StepDeclaration step, TypedConstant constant, Anchor place)
    {
        if (constant.Kind is TypedConstantKind.Error or TypedConstantKind.Array)
        {
            LeaveToCompiler();
            return null;
        }

        if (constant.IsNull || constant.Value is not { } value || !SymbolEqualityComparer.Default.Equals(constant.Type, label))
        {
            Report(ValueNotHandled.Of(
                place,
                $"'{constant.ToCSharpString()}' is no '{TypeReader.DisplayOf(label)}', {words.Where}."));
            return null;
        }

        if (handled.TryGetValue(value, out string other))
        {
            Report(ValueNotHandled.Of(place, $"'{constant.ToCSharpString()}' is {words.IsHandled} {(other == step.Name ? "here" : $"by '{other}'")} already.")
                .With(ValueNotHandled.Duplicate, "true"));
            return null;
        }

        handled[value] = step.Name;
        return InCode(constant, value);
    }

    /// <summary>A value that the compiler could not read is the compiler's to speak of.</summary>
    private void LeaveToCompiler()
    {
        hasProblem = true;
        context.IsIncomplete = true;
    }

    private void Report(Finding finding)
    {
        hasProblem = true;
        context.Report(finding);
    }

    private string InCode(TypedConstant constant, object value) =>
        constant.Kind != TypedConstantKind.Enum
            ? SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)
            : MembersOf(label).FirstOrDefault(member => value.Equals(member.ConstantValue)) is { } named
                ? TypeReader.NameOf(label) + "." + CodeNames.Escape(named.Name)
                : $"({TypeReader.NameOf(label)})({Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)})";
}
