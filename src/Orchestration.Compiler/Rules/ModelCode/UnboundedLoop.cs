using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>ORC9001: a loop or a recursion around a model call goes on until the model says otherwise.</summary>
internal sealed class UnboundedLoop : CodeRule
{
    public const string Id = "ORC9001";

    /// <summary>The property of a finding where a token or a flag ends the repetition: a worker, say, that is meant to go on.</summary>
    public const string IsStopped = "IsStopped";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "A loop around a model call has no bound");

    public override IEnumerable<Diagnostic> Check(CodeFile file)
    {
        var endings = new Endings(file);
        return Loops(file, endings).Concat(Recursions(file, endings));
    }

    private IEnumerable<Diagnostic> Loops(CodeFile file, Endings endings)
    {
        foreach (ILoopOperation loop in file.Operations.OfType<ILoopOperation>().Where(loop => loop is not IForEachLoopOperation))
        {
            if (CallIn(loop, file) is { } call && endings.Of(loop) is not Ending.Bound and var ending)
            {
                yield return Found(KeywordOf(loop.Syntax), ending, $"this loop around '{call.TargetMethod.Name}'");
            }
        }
    }

    private IEnumerable<Diagnostic> Recursions(CodeFile file, Endings endings)
    {
        foreach (IInvocationOperation call in file.Operations.OfType<IInvocationOperation>().Where(IsOnSelf))
        {
            if (file.Calls.FunctionAround(call) is { } function
                && CircleFrom(call, function, file, endings) is { } ending and not Ending.Bound
                && CallIn(function.Root, file, besides: call.TargetMethod.OriginalDefinition) is { } asked)
            {
                yield return Found(NameOf(call.Syntax), ending, $"the recursion of '{call.TargetMethod.Name}' around '{asked.TargetMethod.Name}'");
            }
        }
    }

    /// <summary>What ends the circle that a call closes: of the method with itself, or of two that call each other, of which the first one in the file says it.</summary>
    private static Ending? CircleFrom(IInvocationOperation call, CodeBody function, CodeFile file, Endings endings)
    {
        ISymbol called = call.TargetMethod.OriginalDefinition;
        if (SymbolEqualityComparer.Default.Equals(called, function.Owner))
        {
            return endings.Of(call, function.Root);
        }

        List<Ending> back = file.Calls.BodiesOf(called)
            .Where(body => body.Root.Syntax.SpanStart > function.Root.Syntax.SpanStart)
            .SelectMany(body => body.Root.Descendants().OfType<IInvocationOperation>()
                .Where(other => IsOnSelf(other) && SymbolEqualityComparer.Default.Equals(other.TargetMethod.OriginalDefinition, function.Owner))
                .Select(other => endings.Of(other, body.Root)))
            .ToList();
        return back.Count == 0 ? null : back.Append(endings.Of(call, function.Root)).Max();
    }

    private Diagnostic Found(Location place, Ending ending, string what) => ending == Ending.Token
        ? Diagnostic.Create(Descriptor, place, DiagnosticSeverity.Info, additionalLocations: null, ImmutableDictionary<string, string?>.Empty.Add(IsStopped, ""), $"Only a token or a flag ends {what}, so one that nobody stops asks the model on and on; count the rounds as well, or limit the time.")
        : At(place, ending == Ending.Reply
            ? $"Only what the model says ends {what}, so a model that never says it is asked, and paid, without end; count the rounds, and say what holds when they have run out."
            : $"Nothing ends {what} as long as it does not succeed, so the model is asked, and paid, without end; count the rounds, and say what holds when they have run out.");

    private static IInvocationOperation? CallIn(IOperation operation, CodeFile file, ISymbol? besides = null) => operation.Descendants()
        .OfType<IInvocationOperation>()
        .FirstOrDefault(call => file.Calls.CallsModel(call) && !SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, besides));

    /// <summary>A wrapper that calls the same method of what it wraps does not call itself.</summary>
    private static bool IsOnSelf(IInvocationOperation call) =>
        call.Instance is null || (call.Instance is IInstanceReferenceOperation { Syntax: not BaseExpressionSyntax } && call.TargetMethod.MethodKind != MethodKind.DelegateInvoke);

    private static Location KeywordOf(SyntaxNode loop) => loop switch
    {
        WhileStatementSyntax node => node.WhileKeyword.GetLocation(),
        DoStatementSyntax node => node.DoKeyword.GetLocation(),
        ForStatementSyntax node => node.ForKeyword.GetLocation(),
        _ => loop.GetFirstToken().GetLocation(),
    };

    private static Location NameOf(SyntaxNode call) => call is InvocationExpressionSyntax { Expression: var called }
        ? (called is MemberAccessExpressionSyntax access ? access.Name : called).GetLocation()
        : call.GetLocation();
}
