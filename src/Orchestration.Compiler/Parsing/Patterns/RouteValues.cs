using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>The values that a classifier can give, and which of them the cases handle.</summary>
internal sealed class RouteValues(ParseContext context, ITypeSymbol label)
{
    private readonly Dictionary<object, string> handled = [];
    private bool hasProblem;

    /// <summary>The texts that the cases spell, where the classifier gives text.</summary>
    public EquatableArray<string> Labels => handled.Keys.OfType<string>().ToEquatableArray();

    public static bool IsClosed(ITypeSymbol label) =>
        label.TypeKind == TypeKind.Enum || label.SpecialType is SpecialType.System_Boolean or SpecialType.System_String;

    /// <summary>The members of an enum, one for each value.</summary>
    public static IEnumerable<IFieldSymbol> MembersOf(ITypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(field => field is { HasConstantValue: true, ConstantValue: not null })
            .GroupBy(field => field.ConstantValue!)
            .Select(group => group.First());

    /// <summary>A case's values as they stand in code.</summary>
    public EquatableArray<string> Of(StepDeclaration step)
    {
        var values = new List<string>();
        IReadOnlyList<TypedConstant> written = step.RoleAttribute?.Values() ?? [];
        if (step.RoleAttribute is { ConstructorArguments.Length: 0 })
        {
            LeaveToCompiler();
        }
        else if (written.Count == 0)
        {
            Report(RouteNotExhaustive.Of(step.OfAttribute("Case"), $"'{step.Name}' handles no value; name one in [Case(…)]."));
        }

        for (int i = 0; i < written.Count; i++)
        {
            if (Add(step, written[i], step.OfArgument("Case", i.ToString(System.Globalization.CultureInfo.InvariantCulture))) is { } value)
            {
                values.Add(value);
            }
        }

        return values.ToEquatableArray();
    }

    /// <summary>Says which values no case handles; not where a case has a problem of its own, which may be why.</summary>
    public void CheckComplete(StepDeclaration classify, StepDeclaration? otherwise)
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
            context.Report(RouteNotExhaustive.Of(
                classify.Place,
                $"'{classify.Name}' can give {Nearest.List(missing.Select(name => label.TypeKind == TypeKind.Enum ? label.Name + "." + name : name))}, which no case handles; add a [Case] or an [Otherwise].")
                .With(RouteNotExhaustive.Missing, string.Join(",", missing)));
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
            Report(RouteNotExhaustive.Of(
                place,
                $"'{constant.ToCSharpString()}' is no '{TypeReader.DisplayOf(label)}', which is what the classifier gives."));
            return null;
        }

        if (handled.TryGetValue(value, out string other))
        {
            Report(RouteNotExhaustive.Of(place, $"'{constant.ToCSharpString()}' is handled {(other == step.Name ? "here" : $"by '{other}'")} already.")
                .With(RouteNotExhaustive.Duplicate, "true"));
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
