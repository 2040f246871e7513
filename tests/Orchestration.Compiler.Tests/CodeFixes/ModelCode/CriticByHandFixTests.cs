namespace Orchestration.Compiler.Tests.CodeFixes.ModelCode;

public sealed class CriticByHandFixTests
{
    private const string ByHand = """
        public class Writer(IChatClient client)
        {
            public async Task<string> WriteAsync(string topic, CancellationToken token)
            {
                var draft = (await client.GetResponseAsync($"Write about {topic}.", cancellationToken: token)).Text;
                {|ORC9015:for|} (int round = 0; round < 3; round++)
                {
                    var verdict = (await client.GetResponseAsync<Verdict>($"Is this about {topic}?\n{draft}", cancellationToken: token)).Result;
                    if (verdict.Accepted)
                    {
                        return draft;
                    }

                    draft = (await client.GetResponseAsync($"Improve this text about {topic}: {draft}\n{verdict.Feedback}", cancellationToken: token)).Text;
                }

                throw new InvalidOperationException("Not accepted.");
            }
        }
        """;

    private const string Declared = """
        public class Writer(IChatClient client)
        {
            public async Task<string> WriteAsync(string topic, CancellationToken token)
            {
                return await new WriteCritic(client).RunAsync(topic, token);
            }
        }

        [Critic(MaxRounds = 3)]
        public partial class WriteCritic(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic, CancellationToken token);

            [Produce, Prompt("Write about {topic}.")]
            private partial Task<string> Produce(string topic);

            [Evaluate, Prompt("Is this about {topic}?\n{draft}")]
            private partial Task<Verdict> Evaluate(string topic, string draft);

            [Revise, Prompt("Improve this text about {topic}: {draft}\n{verdict.Feedback}")]
            private partial Task<string> Revise(string topic, string draft, Verdict verdict);
        }
        """;

    [Fact]
    public Task ThePlainShapeBecomesAPipeline() => FixAsync(ByHand, Declared);

    [Fact]
    public Task TheLastDraftThatIsReturnedStaysReturned() => FixAsync(
        ByHand.Replace("throw new InvalidOperationException(\"Not accepted.\");", "return draft;", StringComparison.Ordinal),
        Declared.Replace("MaxRounds = 3", "MaxRounds = 3, OnExhausted = Exhaustion.ReturnLast", StringComparison.Ordinal));

    [Fact]
    public Task AVerdictOfOnesOwnIsAcceptedByItsCondition() => FixAsync(
        ByHand.Replace("<Verdict>", "<Opinion>", StringComparison.Ordinal).Replace("verdict.Accepted", "verdict.Grade >= 8", StringComparison.Ordinal).Replace("verdict.Feedback", "verdict.Why", StringComparison.Ordinal) + Opinion,
        Declared.Replace("<Verdict>", "<Opinion>", StringComparison.Ordinal).Replace("Verdict verdict", "Opinion verdict", StringComparison.Ordinal).Replace("verdict.Feedback", "verdict.Why", StringComparison.Ordinal)
            .Replace("    [Revise,", "    [Accept]\n    private static bool Accepts(Opinion verdict) => verdict.Grade >= 8;\n\n    [Revise,", StringComparison.Ordinal) + Opinion);

    [Fact]
    public Task TwoClientsAreNamedAtTheirSteps() => FixAsync(
        ByHand.Replace("Writer(IChatClient client)", "Writer(IChatClient client, IChatClient judge)", StringComparison.Ordinal).Replace("client.GetResponseAsync<", "judge.GetResponseAsync<", StringComparison.Ordinal),
        Declared.Replace("Writer(IChatClient client)", "Writer(IChatClient client, IChatClient judge)", StringComparison.Ordinal)
            .Replace("new WriteCritic(client)", "new WriteCritic(client, judge)", StringComparison.Ordinal)
            .Replace("class WriteCritic(IChatClient client)", "class WriteCritic(IChatClient client, IChatClient judge)", StringComparison.Ordinal)
            .Replace("{topic}.\")]", "{topic}.\"), Model(nameof(client))]", StringComparison.Ordinal)
            .Replace("{draft}\")]", "{draft}\"), Model(nameof(judge))]", StringComparison.Ordinal)
            .Replace("{verdict.Feedback}\")]", "{verdict.Feedback}\"), Model(nameof(client))]", StringComparison.Ordinal));

    [Fact]
    public Task BracesOfAPromptStayBraces() => FixAsync(
        ByHand.Replace("$\"Write about {topic}.\"", "$\"Write about {topic} as {{text}}.\"", StringComparison.Ordinal),
        Declared.Replace("Write about {topic}.\"", "Write about {topic} as {{text}}.\"", StringComparison.Ordinal));

    [Fact]
    public Task FixAllDeclaresEach() => Verify.FixAllAsync(
        "ORC9015",
        Scenario(ByHand + "\n\n" + ByHand.Replace("class Writer", "class Poet", StringComparison.Ordinal).Replace("WriteAsync", "RhymeAsync", StringComparison.Ordinal)),
        Scenario(Declared + "\n\n" + Declared.Replace("class Writer", "class Poet", StringComparison.Ordinal).Replace("WriteAsync", "RhymeAsync", StringComparison.Ordinal).Replace("WriteCritic", "RhymeCritic", StringComparison.Ordinal)));

    [Theory]
    [InlineData("return draft;\n            }\n\n            draft", "return draft;\n            }\n\n            Console.WriteLine(round);\n            draft")]
    [InlineData("round < 3", "round < topic.Length")]
    [InlineData("{topic}.\"", "{topic.Trim()}.\"")]
    [InlineData("if (verdict.Accepted)", "if (verdict.Accepted || topic.Length > 3)")]
    [InlineData("public class Writer", "public class WriteCritic { }\n\npublic class Writer")]
    public Task WhatAPipelineCannotSay_HasNoFix(string part, string with) => Verify.NoFixAsync("ORC9015", Scenario(ByHand).Edit(part, with));

    private const string Opinion = "\n\npublic record Opinion(string Why, int Grade);";

    private static Task FixAsync(string before, string after) => Verify.FixAsync("ORC9015", Scenario(before), Scenario(after));

    private static Scenario Scenario(string source) => new Scenario(source).Using(ModelApis.FunctionInvocation);
}
