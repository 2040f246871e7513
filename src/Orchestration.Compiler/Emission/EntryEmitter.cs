using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Emission;

/// <summary>Writes the ways into a pipeline: the entry, the stream of events, and the way for pipelines that run this one.</summary>
internal sealed class EntryEmitter(SourceWriter writer, PipelineModel pipeline, EmittedNames names)
{
    private EntryModel Entry => pipeline.Entry!;

    private string Finish => Entry.Shape == EntryShape.Outcome ? "FinishOutcome" : "Finish";

    public void Write()
    {
        WriteEntry();
        WriteStream();
        WriteInner();
    }

    private void WriteEntry()
    {
        var locals = new NameAllocator(Entry.Signature.Parameters.Select(parameter => parameter.Name));
        string run = locals.Allocate("run");
        writer.Block(Code.Signature(Entry.Signature), () =>
        {
            writer.Line($"{Code.Library}Run {run} = {Code.Library}Run.Start({names.Definition}, {Options(Entry.Signature)}, {Cancellation(Entry.Signature)});");
            writer.Line($"return {run}.{Finish}({Orchestrate(run)});");
        }).Blank();
    }

    private void WriteStream()
    {
        if (pipeline.Stream is not { } stream)
        {
            return;
        }

        var locals = new NameAllocator(stream.Parameters.Select(parameter => parameter.Name));
        string run = locals.Allocate("run");
        writer.Line(Code.Signature(stream));
        writer.Indented(() => writer.Line(
            $"=> {Code.Library}Run.Stream({names.Definition}, {Options(stream)}, {run} => {Orchestrate(run)}, {Cancellation(stream)});")).Blank();
    }

    /// <summary>Another pipeline runs this one with its own run, so that paths, budgets and events are one.</summary>
    private void WriteInner()
    {
        var locals = new NameAllocator(Entry.Inputs.Select(parameter => parameter.Name));
        string outer = locals.Allocate("outer");
        string run = locals.Allocate("run");
        WriteInnerHead(writer, Entry, outer);
        writer.Open();
        writer.Line($"{Code.Library}Run {run} = {outer}.Enter({names.Definition});");
        writer.Line($"return {run}.{Finish}({Orchestrate(run)});");
        writer.Close().Blank();
    }

    /// <summary>The way in for other pipelines, without its body.</summary>
    public static void WriteInnerHead(SourceWriter writer, EntryModel entry, string outer)
    {
        string accessibility = string.Join(" ", entry.Signature.Modifiers.Split(' ').Where(modifier => modifier is "public" or "internal" or "protected" or "private"));
        IEnumerable<string> parameters = new[] { $"{Code.Library}Run {outer}" }.Concat(entry.Inputs.Select(input => Code.Parameters([input with { Modifiers = "" }])));
        writer.Line("/// <summary>Runs this pipeline as a step of another one. For generated code.</summary>");
        writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        writer.Line($"{(accessibility.Length == 0 ? "private" : accessibility)} {entry.Signature.ReturnType} RunInAsync({string.Join(", ", parameters)})");
    }

    private string Orchestrate(string run) =>
        $"{names.Orchestrate}({string.Join(", ", new[] { run }.Concat(Entry.Inputs.Select(input => CodeNames.Escape(input.Name))))})";

    private static string Options(MethodSignature method) =>
        method.NameOf(ParameterRole.Options) is { } options ? CodeNames.Escape(options) : "null";

    private static string Cancellation(MethodSignature method) =>
        method.NameOf(ParameterRole.Cancellation) is { } token ? CodeNames.Escape(token) : "global::System.Threading.CancellationToken.None";
}
