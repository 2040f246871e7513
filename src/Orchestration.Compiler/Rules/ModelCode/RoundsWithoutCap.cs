using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>ORC9012: the cap that a library puts on a model's rounds is set so high that it caps nothing.</summary>
internal sealed class RoundsWithoutCap : CodeRule
{
    public const string Id = "ORC9012";

    /// <summary>What is put in the place of a number that is too high: what <c>FunctionInvokingChatClient</c> has of its own accord.</summary>
    public const int Usual = 40;

    private const int Most = 100;

    /// <summary>The properties that cap how often a model is asked again, the types that have them, and what is counted.</summary>
    private static readonly (string Type, string Property, string Counted)[] Caps =
    [
        ("Microsoft.Extensions.AI.FunctionInvokingChatClient", "MaximumIterationsPerRequest", "rounds of tool calls for one request"),
        ("Microsoft.SemanticKernel.Agents.Chat.TerminationStrategy", "MaximumIterations", "turns of its agents"),
        ("Microsoft.SemanticKernel.Agents.Orchestration.GroupChat.GroupChatManager", "MaximumInvocationCount", "turns of its agents"),
        ("Microsoft.Agents.AI.Workflows.GroupChatManager", "MaximumIterationCount", "turns of its agents"),
    ];

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "The cap on a model's rounds is too high to be one");

    public override IEnumerable<Diagnostic> Check(CodeFile file)
    {
        foreach (ISimpleAssignmentOperation assignment in file.Operations.OfType<ISimpleAssignmentOperation>())
        {
            if (assignment.Target is IPropertyReferenceOperation { Property: var property } && CountedBy(property) is { } counted)
            {
                foreach (IOperation value in Parts(assignment.Value).Where(value => value.ConstantValue.Value is int and > Most))
                {
                    yield return At(value, Message(property.Name, (int)value.ConstantValue.Value!, counted));
                }
            }
        }
    }

    private static string Message(string property, int number, string counted) =>
        $"'{property}' allows {(number == int.MaxValue ? "any number of" : number.ToString(CultureInfo.InvariantCulture))} {counted}, and each one sends the conversation again: "
        + $"a model that goes in circles ends only with the bill. Allow what the work needs; {Usual.ToString(CultureInfo.InvariantCulture)} is plenty for most.";

    private static string? CountedBy(IPropertySymbol property) =>
        Caps.FirstOrDefault(cap => cap.Property == property.Name && cap.Type == property.ContainingType.ToDisplayString()).Counted;

    /// <summary>The values that an expression can come to, as far as it shows them.</summary>
    private static IEnumerable<IOperation> Parts(IOperation value) => value.Unconverted() switch
    {
        { ConstantValue.HasValue: true } constant => [constant],
        ICoalesceOperation either => Parts(either.WhenNull),
        IConditionalOperation { WhenFalse: { } other } either => Parts(either.WhenTrue).Concat(Parts(other)),
        _ => [],
    };
}
