using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Rules.Verification;

/// <summary>Finds out whether a decision goes by nothing but flags (a bool or an enum) that a model has set in its reply.</summary>
internal sealed class OwnFlags
{
    private readonly IMethodSymbol method;
    private readonly List<IPropertyReferenceOperation> flags = [];

    private OwnFlags(IMethodSymbol method) => this.method = method;

    /// <summary>The first flag that the decision goes by; null where it looks at anything else as well.</summary>
    /// <param name="method">The method that decides, whose parameters hold nothing but such replies.</param>
    /// <param name="blocks">Its body.</param>
    public static IPropertyReferenceOperation? ReadBy(IMethodSymbol method, IEnumerable<IOperation> blocks)
    {
        var own = new OwnFlags(method);
        return blocks.All(own.IsOnly) ? own.flags.OrderBy(flag => flag.Syntax.SpanStart).FirstOrDefault() : null;
    }

    /// <summary>Whether an operation, and all in it, looks at flags only.</summary>
    private bool IsOnly(IOperation operation) => operation switch
    {
        // What is said with the decision does not make it.
        IInvocationOperation { TargetMethod: { Name: "Accept" or "Reject", ContainingType: var type } } when type.IsOurs("Verdict") => true,
        IObjectCreationOperation creation when creation.Type.IsOurs("Verdict") => creation.Arguments.Where(argument => argument.Parameter?.Name == "Accepted").All(IsOnly),
        IInvocationOperation { TargetMethod: { Name: "FromResult", ContainingType: var type } } call when type.Is("System.Threading.Tasks", "Task") || type.Is("System.Threading.Tasks", "ValueTask") => AreOnly(call),
        IPropertyReferenceOperation property => IsFlag(property.Property) && Note(property),
        IParameterReferenceOperation parameter => parameter.Parameter.ContainingSymbol.Equals(method, SymbolEqualityComparer.Default) && !KnownTypes.IsCancellationToken(parameter.Parameter.Type) && IsAsked(parameter),
        IFieldReferenceOperation field => field.Field.HasConstantValue,
        IInstanceReferenceOperation instance => instance.ReferenceKind == InstanceReferenceKind.PatternInput,
        IInvocationOperation or IAwaitOperation or IAnonymousFunctionOperation or ILocalFunctionOperation or IDynamicInvocationOperation or IInvalidOperation => false,
        _ => AreOnly(operation),
    };

    private bool AreOnly(IOperation operation) => operation.ChildOperations.All(IsOnly);

    private bool Note(IPropertyReferenceOperation flag)
    {
        flags.Add(flag);
        return AreOnly(flag);
    }

    /// <summary>Whether a model's reply sets it. What code computes from the reply is a look at the work.</summary>
    private static bool IsFlag(IPropertySymbol property) =>
        TypeReader.Unwrapped(property.Type) is { } plain
        && (plain.TypeKind == TypeKind.Enum || plain.SpecialType == SpecialType.System_Boolean)
        && ReplyMembers.IsFilled(property);

    /// <summary>Whether a value is asked for a member, matched, or compared with null; and not with another value.</summary>
    private static bool IsAsked(IOperation value)
    {
        IOperation? parent = value.Parent;
        while (parent is IConversionOperation)
        {
            parent = parent.Parent;
        }

        return parent switch
        {
            IPropertyReferenceOperation or IConditionalAccessOperation or IIsPatternOperation or ISwitchExpressionOperation or ISwitchOperation => true,
            IBinaryOperation comparison => IsNull(comparison.LeftOperand) || IsNull(comparison.RightOperand),
            _ => false,
        };
    }

    private static bool IsNull(IOperation operand) => operand.Unconverted().ConstantValue is { HasValue: true, Value: null };
}
