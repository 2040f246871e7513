namespace Orchestration.Compiler.Tests.Rules.Robustness;

public sealed class SharedStateWrittenTests
{
    [Theory]
    [InlineData("[|total|] = text.Length;")]
    [InlineData("[|this.total|] = text.Length;")]
    [InlineData("[|total|] += text.Length;")]
    [InlineData("[|total|]++;")]
    [InlineData("--[|total|];")]
    [InlineData("[|last|] ??= text;")]
    [InlineData("([|total|], var rest) = (1, text);")]
    [InlineData("[|Last|] = text;")]
    [InlineData("[|shared|] = text.Length;")]
    [InlineData("[|suffix|] = text;")]
    [InlineData("Action keep = () => [|total|] = 1; keep();")]
    [InlineData("void Keep() { [|total|] = 1; } Keep();")]
    public Task AStepThatKeepsSomething_Triggers(string body) => Verify.RuleAsync("ORC5002", Chain(body));

    [Fact]
    public Task TheMessageSaysWhatAndWhatToDo_Triggers() => Verify.RuleAsync("ORC5002", new Scenario(Chain("[|total|] = text.Length;"))
    {
        Messages = ["'Count' writes the field 'total', which all runs of an instance share and branches write at once; return the value, so that later steps read it as the result of 'Count'."],
    });

    [Fact]
    public Task AVerifierThatKeepsSomething_Triggers() => Verify.RuleAsync("ORC5002", Chain("", "[Verify] private bool IsShort(string count) { [|total|]++; return count.Length < 9; }"));

    [Theory]
    [InlineData("int own = text.Length; own++;")]
    [InlineData("var box = new Box(); box.Value = text.Length;")]
    [InlineData("Console.WriteLine(total + last + Last + shared + suffix);")]
    [InlineData("text = text.Trim();")]
    [InlineData("var other = new Box { Value = 3 };")]
    [InlineData("Interlocked.Increment(ref total);")]
    public Task AStepThatKeepsItsOwn_DoesNotTrigger(string body) => Verify.RuleAsync("ORC5002", Chain(body));

    [Fact]
    public Task WhatIsNoStep_DoesNotTrigger() => Verify.RuleAsync("ORC5002", Chain("", "public void Reset() => total = 0;") + "\npublic class Other { private int n; public void Go() => n++; }");

    private static string Chain(string body, string more = "") => $$"""
        [Chain]
        public partial class Work(string suffix)
        {
            private int total;
            private string? last;
            private static int shared;

            public string? Last { get; set; }

            public partial Task<string> RunAsync(string text);

            [Step]
            private string Count(string text)
            {
                {{body}}
                return text + suffix;
            }

            {{more}}
        }

        public class Box { public int Value { get; set; } }
        """;
}
