using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Code;

/// <summary>The methods of one file and what they call, local functions included. A call of an interface's or a base class's method reaches all that the file has of it.</summary>
internal sealed class CallGraph
{
    private readonly CodeFile file;
    private readonly Dictionary<ISymbol, List<CodeBody>> bodies = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> callers = new(SymbolEqualityComparer.Default);

    public CallGraph(CodeFile file)
    {
        this.file = file;
        foreach (CodeBody body in file.Bodies)
        {
            Add(body);
        }

        foreach (ILocalFunctionOperation local in file.Operations.OfType<ILocalFunctionOperation>())
        {
            Add(new CodeBody(local.Symbol, local));
        }

        FindCallers();
    }

    /// <summary>The bodies that a call of a method may run, as far as the file has them.</summary>
    public IReadOnlyList<CodeBody> BodiesOf(ISymbol method) => bodies.TryGetValue(method.OriginalDefinition, out List<CodeBody>? found) ? found : [];

    /// <summary>Whether an operation asks a model, itself or through methods of this file.</summary>
    public bool CallsModel(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => file.Apis.IsCall(invocation) || callers.Contains(invocation.TargetMethod.OriginalDefinition),
        IMethodReferenceOperation reference => callers.Contains(reference.Method.OriginalDefinition),
        _ => false,
    };

    /// <summary>Whether anything inside an operation asks a model.</summary>
    public bool CallsModelWithin(IOperation operation) => operation.DescendantsAndSelf().Any(CallsModel);

    /// <summary>The method or local function in which an operation stands, whatever lambdas are around it.</summary>
    public CodeBody? FunctionAround(IOperation operation) =>
        operation.Ancestors().OfType<ILocalFunctionOperation>().FirstOrDefault() is { } local
            ? new CodeBody(local.Symbol, local)
            : file.OwnerOf(operation) is { } owner ? new CodeBody(owner, operation.Root()) : null;

    /// <summary>Whether running a body can come to a call of a method, through methods of this file.</summary>
    public bool Reaches(CodeBody body, ISymbol method)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<CodeBody>([body]);
        while (open.Count > 0)
        {
            foreach (IInvocationOperation invocation in open.Pop().Root.Descendants().OfType<IInvocationOperation>())
            {
                if (SymbolEqualityComparer.Default.Equals(invocation.TargetMethod.OriginalDefinition, method))
                {
                    return true;
                }

                foreach (CodeBody called in BodiesOf(invocation.TargetMethod))
                {
                    if (seen.Add(called.Owner))
                    {
                        open.Push(called);
                    }
                }
            }
        }

        return false;
    }

    private void Add(CodeBody body)
    {
        foreach (ISymbol name in NamesOf(body.Owner).Prepend(body.Owner).Select(symbol => symbol.OriginalDefinition))
        {
            if (!bodies.TryGetValue(name, out List<CodeBody>? list))
            {
                bodies[name] = list = [];
            }

            list.Add(body);
        }
    }

    /// <summary>What else a method is called by: what it overrides and the interfaces' methods that it implements.</summary>
    public static IEnumerable<ISymbol> NamesOf(ISymbol owner)
    {
        if (owner is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation } method)
        {
            yield break;
        }

        for (IMethodSymbol? overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            yield return overridden;
        }

        foreach (INamedTypeSymbol implemented in method.ContainingType.AllInterfaces)
        {
            foreach (ISymbol member in implemented.GetMembers().Where(member => member is IMethodSymbol))
            {
                if (SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method))
                {
                    yield return member;
                }
            }
        }
    }

    private void FindCallers()
    {
        List<CodeBody> open = bodies.Values.SelectMany(list => list).Distinct().ToList();
        for (bool isChanged = true; isChanged;)
        {
            isChanged = false;
            foreach (CodeBody body in open.Where(body => CallsModelWithin(body.Root)).ToList())
            {
                open.Remove(body);
                foreach (ISymbol name in NamesOf(body.Owner).Prepend(body.Owner))
                {
                    isChanged |= callers.Add(name.OriginalDefinition);
                }
            }
        }
    }
}
