using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Rules.Verification;

/// <summary>ORC3009: the type of what a model gives has validation attributes, and nothing asks them.</summary>
internal sealed class AnnotationsUnchecked : BodyRule
{
    public const string Id = "ORC3009";

    /// <summary>The property with the metadata name of the pipeline's class.</summary>
    public const string Pipeline = nameof(Pipeline);

    /// <summary>The property with the method whose result is to be checked.</summary>
    public const string Step = nameof(Step);

    private const int MostNamed = 2;

    private static readonly HashSet<string> Validations = new(StringComparer.Ordinal)
    {
        "TryValidate", "TryValidateAsync", "TryValidateObject", "TryValidateProperty", "TryValidateValue", "ValidateObject", "ValidateProperty", "ValidateValue",
    };

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "Validation attributes that nothing checks");

    public override void Register(CompilationStartAnalysisContext context, PipelineSession session)
    {
        Compilation compilation = context.Compilation;
        var validatesElsewhere = new Lazy<bool>(() => compilation.SyntaxTrees.Any(Validates));
        DeclaredPipeline.Register(context, session, pipeline => Check(pipeline, validatesElsewhere));
    }

    private void Check(DeclaredPipeline pipeline, Lazy<bool> validatesElsewhere)
    {
        foreach (StepModel step in pipeline.Model.Steps.Where(step => step is { Model: not null, Accept: null, Result: { IsClosedSet: false, IsText: false } }))
        {
            if (Annotations.Annotated(pipeline.ResultOf(step)) is { } type
                && Annotations.Of(type) is { Count: > 0 } found
                && !ValidatesItself(type)
                && !IsChecked(pipeline, step)
                && !(pipeline.IsGiven(step) && (validatesElsewhere.Value || !pipeline.Catalog.IsOutermost(pipeline.Model))))
            {
                pipeline.Context.ReportDiagnostic(Diagnostic.Create(
                    Descriptor,
                    pipeline.PlaceOf(Anchor.ReturnType(step.Method)),
                    ImmutableDictionary<string, string?>.Empty.Add(Pipeline, pipeline.Model.MetadataName).Add(Step, step.Method),
                    $"'{type.Name}' has {Listed(found)}, but the model is told nothing of it and nothing checks what '{step.Method}' gives; check it with a [Verify] step."));
            }
        }
    }

    private static string Listed(IReadOnlyList<(IPropertySymbol Property, string Attribute)> found)
    {
        string named = string.Join(" and ", found.Take(MostNamed).Select(entry => $"[{entry.Attribute}] on '{entry.Property.Name}'"));
        return found.Count > MostNamed ? named + " and more" : named;
    }

    /// <summary>Whether anything sees the result that may refuse it: a judge, a person, code, or another pipeline.</summary>
    private static bool IsChecked(DeclaredPipeline pipeline, StepModel step) =>
        step.ApprovesResult
        || Model.Verification.IsReason(step.UnverifiedReason)
        || Model.Verification.IsReason(pipeline.Model.UnverifiedReason)
        || new FlowGraph(pipeline.Model).ReadersOf(new FlowOrigin.Result(step)).Any(MayRefuse);

    private static bool MayRefuse(StepModel reader) => reader.IsCode || reader.Human is not null || reader.Pipeline is not null || reader.Accept is not null || Judging.IsJudge(reader);

    private static bool ValidatesItself(INamedTypeSymbol type) => type.AllInterfaces.Any(candidate => candidate.Name == "IJsonOnDeserialized");

    /// <summary>What a run gives may be validated by whoever asked for it. A check in another pipeline is that one's own.</summary>
    private static bool Validates(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => Validations.Contains(NameOf(call.Expression)) && !IsInVerifier(call));

    private static string NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };

    private static bool IsInVerifier(InvocationExpressionSyntax call) => call.Ancestors().OfType<MethodDeclarationSyntax>()
        .Any(method => method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString().EndsWith("Verify", StringComparison.Ordinal)));
}
