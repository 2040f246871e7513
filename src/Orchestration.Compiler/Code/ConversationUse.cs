using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Code;

/// <summary>What running something does to the conversations that are there before it runs: which it sends to a model, and which it changes. Methods of the same file are followed.</summary>
internal sealed class ConversationUse
{
    private const int Deepest = 4;

    private readonly CodeFile file;
    private readonly HashSet<ISymbol> sent = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> changed = new(SymbolEqualityComparer.Default);

    private ConversationUse(CodeFile file, IOperation started, int depth)
    {
        this.file = file;
        foreach (IOperation operation in started.DescendantsAndSelf())
        {
            Read(operation, depth);
        }

        sent.RemoveWhere(symbol => IsMadeIn(symbol, started));
        changed.RemoveWhere(symbol => IsMadeIn(symbol, started));
    }

    /// <summary>The conversations that go to a model as they are, and not as a copy.</summary>
    public IReadOnlyCollection<ISymbol> Sent => sent;

    /// <summary>The conversations that are changed.</summary>
    public IReadOnlyCollection<ISymbol> Changed => changed;

    /// <summary>Whether a conversation is sent or changed.</summary>
    public bool Touches(ISymbol conversation) => sent.Contains(conversation) || changed.Contains(conversation);

    public static ConversationUse Of(IOperation started, CodeFile file) => new(file, started, Deepest);

    private void Read(IOperation operation, int depth)
    {
        if ((Conversations.LengthenedBy(file, operation) ?? Conversations.ShortenedBy(file, operation)) is { } list)
        {
            changed.Add(list);
        }

        switch (operation)
        {
            case IInvocationOperation call when file.Apis.IsCall(call):
                foreach (IArgumentOperation argument in call.Arguments.Where(argument => Conversations.In(file, argument.Value) is not null))
                {
                    Send(Conversations.In(file, argument.Value)!, argument.Value.Unconverted().Type);
                }

                break;
            case IInvocationOperation call:
                ReadBodies(call.TargetMethod, call, depth);
                break;
            case IMethodReferenceOperation reference:
                ReadBodies(reference.Method, call: null, depth);
                break;
        }
    }

    private void Send(ISymbol conversation, ITypeSymbol? type)
    {
        sent.Add(conversation);
        if (Conversations.IsSession(type))
        {
            changed.Add(conversation);
        }
    }

    private void ReadBodies(IMethodSymbol method, IInvocationOperation? call, int depth)
    {
        foreach (CodeBody body in depth > 0 ? file.Calls.BodiesOf(method) : [])
        {
            var inner = new ConversationUse(file, body.Root, depth - 1);
            sent.UnionWith(inner.sent.Select(symbol => Outside(symbol, body, call)).OfType<ISymbol>());
            changed.UnionWith(inner.changed.Select(symbol => Outside(symbol, body, call)).OfType<ISymbol>());
        }
    }

    /// <summary>What a method's conversation is to its caller: of a parameter what was given for it; a member stays what it is, unless it is one of another object.</summary>
    private ISymbol? Outside(ISymbol symbol, CodeBody body, IInvocationOperation? call) => symbol switch
    {
        IParameterSymbol parameter when SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, body.Owner) =>
            Conversations.In(file, call?.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value),
        IFieldSymbol or IPropertySymbol when !symbol.IsStatic && call?.Instance?.Unconverted() is { } holder and not IInstanceReferenceOperation => null,
        _ => symbol,
    };

    /// <summary>Whether a variable or a parameter is declared within what is started, and so is new each time. The parameters of a method are its caller's affair.</summary>
    private static bool IsMadeIn(ISymbol symbol, IOperation started) => symbol switch
    {
        ILocalSymbol => IsDeclaredIn(symbol, started),
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction } function } =>
            IsDeclaredIn(symbol, started) && !(started is ILocalFunctionOperation local && SymbolEqualityComparer.Default.Equals(local.Symbol, function)),
        _ => false,
    };

    private static bool IsDeclaredIn(ISymbol symbol, IOperation started) =>
        symbol.DeclaringSyntaxReferences.Any(place => place.SyntaxTree == started.Syntax.SyntaxTree && started.Syntax.Span.Contains(place.Span));
}
