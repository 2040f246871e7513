using System.Collections.Immutable;
using System.Composition;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Parsing;
using Orchestration.Compiler.Rules.Durability;

namespace Orchestration.CodeFixes.Durability;

/// <summary>
/// Lets a code step read the property of ORC8001, once for a run, and the prompts show that step's result. Only where the value that has the property is given to the entry, so that the
/// step can stand first and reads what the prompts have read.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnstableBetweenStepsFix)), Shared]
public sealed class UnstableBetweenStepsFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UnstableBetweenSteps.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (request.Find<PropertyDeclarationSyntax>() is not { } property
            || request.Diagnostic.AdditionalLocations.Any(place => place.SourceTree != request.Root.SyntaxTree)
            || await request.Document.GetTextAsync(request.CancellationToken).ConfigureAwait(false) is not { } text
            || ReadingSteps(request, property, text) is not { } reading)
        {
            return;
        }

        foreach (MethodDeclarationSyntax method in reading.Methods)
        {
            if (await request.IsCalledAsync(method).ConfigureAwait(false))
            {
                return;
            }
        }

        SemanticModel model = await request.GetModelAsync().ConfigureAwait(false);
        if (model.GetDeclaredSymbol(property, request.CancellationToken) is IPropertySymbol read && model.GetDeclaredSymbol(reading.Pipeline, request.CancellationToken) is INamedTypeSymbol pipeline)
        {
            string step = pipeline.FreeName(CodeNames.Pascal(reading.Value.Identifier.ValueText) + read.Name);
            if (!reading.Methods.Append(reading.Entry).Any(method => method.HasParameter(CodeNames.Camel(step))))
            {
                request.OfferTextChange($"Read '{read.Name}' in a code step", "CodeStep", [.. Changes(reading, text, step, read.Name, model.NameAt(reading.Pipeline.SpanStart, read.Type))]);
            }
        }
    }

    private static IEnumerable<TextChange> Changes(Reading reading, SourceText text, string step, string property, string type)
    {
        string value = reading.Value.Identifier.Text;
        string name = CodeNames.Camel(step);
        yield return reading.Entry.Below(text, "[Step]", $"private static {type} {step}({reading.Value.Type} {value}) => {value}.{property};");
        foreach (TextSpan place in reading.Places)
        {
            // Braces, parameter, dot and member; a format stays.
            yield return new TextChange(new TextSpan(place.Start + 1, reading.Value.Identifier.ValueText.Length + 1 + property.Length), name);
        }

        foreach (MethodDeclarationSyntax method in reading.Methods)
        {
            ParameterSyntax parameter = method.ParameterList.Parameters.First(candidate => candidate.Identifier.ValueText == reading.Value.Identifier.ValueText);
            yield return IsReadElsewhere(method, reading)
                ? method.ParameterList.With($"{type} {name}")
                : new TextChange(parameter.Span, $"{type} {name}");
        }
    }

    /// <summary>Whether a step reads the value in other placeholders as well, its own or those of the class.</summary>
    private static bool IsReadElsewhere(MethodDeclarationSyntax method, Reading reading)
    {
        string attributes = string.Concat(method.AttributeLists.Concat(reading.Pipeline.AttributeLists).Select(list => list.ToString()));
        int placeholders = Regex.Matches(attributes, @"\{" + Regex.Escape(reading.Value.Identifier.ValueText) + @"[.:}]").Count;
        return placeholders > reading.Places.Count(place => method.Span.Contains(place));
    }

    /// <summary>Where the prompts read the property; null where they are not all of one pipeline whose entry is given the value.</summary>
    private static Reading? ReadingSteps(FixRequest request, PropertyDeclarationSyntax property, SourceText text)
    {
        List<TextSpan> places = request.Diagnostic.AdditionalLocations.Select(place => place.SourceSpan).ToList();
        List<MethodDeclarationSyntax> methods = request.FindAllRelated<MethodDeclarationSyntax>().Distinct().ToList();
        List<string> values = places.Select(place => ValueOf(text.ToString(place), property.Identifier.ValueText)).Distinct().ToList();
        if (values.Count != 1
            || places.Any(place => !methods.Any(method => method.Span.Contains(place)))
            || methods.Select(method => method.Parent).Distinct().Count() != 1
            || methods[0].Parent is not ClassDeclarationSyntax pipeline
            || EntryOf(pipeline) is not { } entry
            || entry.ParameterList.Parameters.FirstOrDefault(parameter => parameter.Identifier.ValueText == values[0]) is not { Type: not (null or NullableTypeSyntax) } value)
        {
            return null;
        }

        return methods.All(method => method.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == values[0] && parameter.AttributeLists.Count == 0))
            ? new Reading(pipeline, entry, value, methods, places)
            : null;
    }

    /// <summary>The parameter in <c>{order.IsLate}</c>, or nothing where a placeholder has another form.</summary>
    private static string ValueOf(string placeholder, string property) =>
        Regex.Match(placeholder, @"^\{(\w+)\." + Regex.Escape(property) + @"(:[^{}]*)?\}$") is { Success: true } match ? match.Groups[1].Value : "";

    /// <summary>The entry, where it stands before all steps, so that a step below it is the first.</summary>
    private static MethodDeclarationSyntax? EntryOf(ClassDeclarationSyntax pipeline) =>
        pipeline.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(method => method.AttributeLists.Count > 0 || method.Identifier.ValueText == "RunAsync") is { Identifier.ValueText: "RunAsync" } entry
            ? entry
            : null;

    /// <summary>The steps that read the property.</summary>
    private sealed record Reading(
        ClassDeclarationSyntax Pipeline, MethodDeclarationSyntax Entry, ParameterSyntax Value, IReadOnlyList<MethodDeclarationSyntax> Methods, IReadOnlyList<TextSpan> Places);
}
