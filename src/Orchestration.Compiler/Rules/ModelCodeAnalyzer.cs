using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules;

/// <summary>Asks the rules about hand-written code that calls a model. Where no library that could is referenced, it registers nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelCodeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. RuleSet.OnCode.Select(rule => rule.Descriptor)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if ((Topics.Of(context.Compilation) & Topic.Models) != 0 && ModelLibraries.In(context.Compilation) is { } apis)
        {
            context.RegisterSemanticModelAction(file => Check(file, apis));
        }
    }

    private static void Check(SemanticModelAnalysisContext context, ModelLibraries apis)
    {
        if ((Topics.Of(context.SemanticModel.SyntaxTree) & Topic.Models) == 0
            || CodeFile.Read(context.SemanticModel, apis, context.CancellationToken) is not { } file)
        {
            return;
        }

        foreach (Diagnostic diagnostic in RuleSet.OnCode.SelectMany(rule => rule.Check(file)))
        {
            context.ReportDiagnostic(diagnostic);
        }
    }
}
