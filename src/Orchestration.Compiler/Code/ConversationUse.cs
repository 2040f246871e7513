using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Code;

/// <summary>What running something does to the conversations that are there before it runs: which it sends to a model, and which it changes. Methods of the same file are followed.</summary>
internal sealed class ConversationUse
{
    private const int Deepest = 4;

    private readonly CodeFile file;
    private readonly HashSet<ISymbol> sent = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> lengthened = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> shortened = new(SymbolEqualityComparer.Default);

    private ConversationUse(CodeFile file, IOperation started, int depth)
    {
        this.file = file;
        foreach (IOperation operation in started.DescendantsAndSelf())
        {
            Read(operation, depth);
        }

        foreach (HashSet<ISymbol> conversations in new[] { sent, lengthened, shortened })
        {
            conversations.RemoveWhere(symbol => IsMadeIn(symbol, started));
        }
    }

    /// <summary>The conversations that go to a model as they are, and not as a copy.</summary>
    public IReadOnlyCollection<ISymbol> Sent => sent;

    /// <summary>Whether a conversation gets longer.</summary>
    public bool Lengthens(ISymbol conversation) => lengthened.Contains(conversation);

    /// <summary>Whether a conversation gets longer or shorter.</summary>
    public bool Changes(ISymbol conversation) => lengthened.Contains(conversation) || shortened.Contains(conversation);

    /// <summary>Whether a conversation is sent or changed.</summary>
    public bool Touches(ISymbol conversation) => sent.Contains(conversation) || Changes(conversation);

    public static ConversationUse Of(IOperation started, CodeFile file) => new(file, started, Deepest);

    /// <summary>What running a method's body does. Methods that call each other would be read over and over, so each is read once.</summary>
    private static ConversationUse Of(CodeBody body, CodeFile file, int depth)
    {
        if (!file.ConversationsOf.TryGetValue((body.Root, depth), out ConversationUse? use))
        {
            file.ConversationsOf[(body.Root, depth)] = use = new(file, body.Root, depth);
        }

        return use;
    }

    private void Read(IOperation operation, int depth)
    {
        if (Conversations.LengthenedBy(file, operation) is { } longer)
        {
            lengthened.Add(longer);
        }

        if (Conversations.ShortenedBy(file, operation) is { } shorter)
        {
            shortened.Add(shorter);
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
            lengthened.Add(conversation);
        }
    }

    private void ReadBodies(IMethodSymbol method, IInvocationOperation? call, int depth)
    {
        foreach (CodeBody body in depth > 0 ? file.Calls.BodiesOf(method) : [])
        {
            ConversationUse inner = Of(body, file, depth - 1);
            sent.UnionWith(inner.sent.Select(symbol => Outside(symbol, body, call)).OfType<ISymbol>());
            lengthened.UnionWith(inner.lengthened.Select(symbol => Outside(symbol, body, call)).OfType<ISymbol>());
            shortened.UnionWith(inner.shortened.Select(symbol => Outside(symbol, body, call)).OfType<ISymbol>());
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
