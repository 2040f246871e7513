using Orchestration;

const string Text = "The ferry leaves at noon.";

// The judge accepts what was improved once.
var writer = new ScriptedClient(prompt => prompt.StartsWith("Improve", StringComparison.Ordinal) ? "Le ferry part à midi." : "Le ferry quitte à midi.");
var judge = new ScriptedClient(prompt => prompt.Contains("part", StringComparison.Ordinal)
    ? """{"feedback":"Good.","accepted":true,"score":null}"""
    : """{"feedback":"Say part.","accepted":false,"score":null}""");
Console.WriteLine($"accepted: {await new Translation(writer, judge).RunAsync(Text, "French")}");
Console.WriteLine($"calls: {writer.Calls} + {judge.Calls}");
Console.WriteLine($"feedback read: {writer.Prompts[^1].Contains("A reviewer said: Say part.", StringComparison.Ordinal)}");

// The judge never accepts.
var drafts = 0;
writer = new ScriptedClient(_ => $"Draft {++drafts}");
judge = new ScriptedClient(_ => """{"feedback":"No.","accepted":false,"score":null}""");
try
{
    Console.WriteLine($"wrongly accepted: {await new Translation(writer, judge).RunAsync(Text, "French")}");
}
catch (ExhaustedException exception)
{
    Console.WriteLine($"exhausted: {exception.Best} after {exception.Rounds}");
    Console.WriteLine($"within bound: {writer.Calls + judge.Calls <= Translation.MaxCalls}, {Translation.MaxCalls}");
}

// The same as a value; its first prompt stands in a file.
var outcome = await new CheckedTranslation(writer, judge).RunAsync(Text);
Console.WriteLine($"outcome: {outcome.Match(c => c.Value, e => $"exhausted with {e.Best} after {e.Rounds}", r => "rejected", n => "needs human", f => f.Exception.Message)}");
Console.WriteLine($"prompt file: {writer.Prompts.Any(p => p.StartsWith("Translate into French.", StringComparison.Ordinal) && p.Contains(Text, StringComparison.Ordinal))}");

// An unreadable verdict is never an approval.
judge = new ScriptedClient(_ => "NOT APPROVED");
try
{
    Console.WriteLine($"wrongly accepted: {await new Translation(writer, judge).RunAsync(Text, "French")}");
}
catch (StepOutputException exception)
{
    Console.WriteLine($"unreadable: {exception.Message.Contains("Judge", StringComparison.Ordinal)}, asked {judge.Calls} times");
}
