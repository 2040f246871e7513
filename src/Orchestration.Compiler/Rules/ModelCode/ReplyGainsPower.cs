using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>ORC9008: what a model wrote becomes SQL, a command line, a file's name, HTML or code, and nothing has checked it.</summary>
internal sealed class ReplyGainsPower : CodeRule
{
    public const string Id = "ORC9008";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "A reply becomes a command, a path or code unchecked");

    public override IEnumerable<Diagnostic> Check(CodeFile file)
    {
        foreach (CodeBody body in file.Bodies)
        {
            List<IOperation> operations = body.Root.DescendantsAndSelf().ToList();
            if (!operations.Any(operation => file.Calls.CallsModel(operation)))
            {
                continue;
            }

            foreach (SinkUse use in SinkUse.AllIn(operations, new TextFlow(operations, value => IsReply(value, file))))
            {
                // What else a reply holds, such as its id, a model did not write.
                if (file.Replies.IsWords(use.Place))
                {
                    string where = body.Owner.CanBeReferencedByName ? $" in '{use.Helper ?? body.Owner.Name}'" : "";
                    yield return At(use.Place, $"What a model wrote {SinkUse.Becoming(use.Sink.Kind)}{where} ('{use.Sink.Name}') and nothing has checked it; {SinkUse.Remedy(use.Sink.Kind)}.");
                }
            }
        }
    }

    /// <summary>Where a reply comes in: a call of a model, or of a method of the file that gives its reply on.</summary>
    private static bool IsReply(IOperation value, CodeFile file) => value is IInvocationOperation call
        && (file.Apis.IsCall(call)
            || file.Apis.IsReply(call.Type.Awaited())
            || (call.Instance is { } instance && file.Replies.KindOf(instance) == ReplyKind.Reply && file.Replies.IsWords(call))
            || (file.Calls.CallsModel(call) && file.Calls.BodiesOf(call.TargetMethod).Any(body => GivesReply(body, file))));

    /// <summary>Whether a method returns a reply as it was, and not what it has made of it.</summary>
    private static bool GivesReply(CodeBody body, CodeFile file)
    {
        List<IOperation> operations = body.Root.DescendantsAndSelf().ToList();
        var flow = new TextFlow(operations, value => value is IInvocationOperation call && (file.Apis.IsCall(call) || file.Apis.IsReply(call.Type.Awaited())));
        return operations.OfType<IReturnOperation>().Any(given => given.EnclosingFunction() is null or ILocalFunctionOperation && flow.SourceOf(given.ReturnedValue) is not null);
    }
}
