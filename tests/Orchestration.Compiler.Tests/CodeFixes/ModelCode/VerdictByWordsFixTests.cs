using Orchestration.Compiler.Tests.Rules.ModelCode;

namespace Orchestration.Compiler.Tests.CodeFixes.ModelCode;

public sealed class VerdictByWordsFixTests
{
    [Fact]
    public Task AResponseBecomesTyped() => FixAsync(
        "var review = await client.GetResponseAsync(\"Judge: \" + draft); if ({|ORC9002:review.Text.ToUpperInvariant().Contains(\"APPROVED\")|}) { return draft; } return review.Text;",
        "var review = await client.GetResponseAsync<Verdict>(\"Judge: \" + draft); if (review.Result.Accepted) { return draft; } return review.Result.Feedback;");

    [Fact]
    public Task ATextBecomesTyped() => FixAsync(
        "var review = (await client.GetResponseAsync(\"Judge: \" + draft)).Text; if (!{|ORC9002:review.Contains(\"approved\")|}) { return $\"{draft}: {review}\"; } return draft;",
        "var review = await client.GetResponseAsync<Verdict>(\"Judge: \" + draft); if (!review.Result.Accepted) { return $\"{draft}: {review.Result.Feedback}\"; } return draft;");

    [Fact]
    public Task AWordOfRefusalIsTheFlagsOpposite() => FixAsync(
        "var review = await client.GetResponseAsync(draft); return {|ORC9002:review.Text.Contains(\"REJECTED\")|} ? await AskAsync(draft) : draft;",
        "var review = await client.GetResponseAsync<Verdict>(draft); return !review.Result.Accepted ? await AskAsync(draft) : draft;");

    [Fact]
    public Task ATokenByItsPlaceIsNamed() => FixAsync(
        "var review = await client.GetResponseAsync([new ChatMessage(ChatRole.User, draft)], null, CancellationToken.None); return {|ORC9002:review.Text.Contains(\"APPROVED\")|} ? draft : await AskAsync(draft);",
        "var review = await client.GetResponseAsync<Verdict>([new ChatMessage(ChatRole.User, draft)], options: null, cancellationToken: CancellationToken.None); return review.Result.Accepted ? draft : await AskAsync(draft);");

    [Fact]
    public Task AMethodThatOnlyHasTheNameOfTheClients_HasNoFix() => Verify.NoFixAsync("ORC9002", new Scenario("""
        class Work(IChatClient client)
        {
            public async Task<bool> IsGoodAsync(string text)
            {
                var reply = await this.GetResponseAsync(text);
                return {|ORC9002:reply.Contains("APPROVED")|};
            }
            private async Task<string> GetResponseAsync(string text) => (await client.GetResponseAsync(text)).Text;
        }
        """).Using(ModelApis.FunctionInvocation));

    [Fact]
    public Task AReplyThatOtherTopLevelStatementsSearchAsWell_HasNoFix() => Verify.NoFixAsync("ORC9002", new Scenario("""
        IChatClient client = null!;
        var reply = (await client.GetResponseAsync("Is it good?")).Text;
        if ({|ORC9002:reply.Contains("APPROVED")|}) { return 0; }
        Console.WriteLine(reply.IndexOf(',', StringComparison.Ordinal));
        return 1;
        """) { IsProgram = true }.Using(ModelApis.FunctionInvocation));

    [Fact]
    public Task FixAllMendsEveryReply() => Verify.FixAllAsync(
        "ORC9002",
        Work(Two("GetResponseAsync(draft)", "{|ORC9002:one.Text.Contains(\"good\")|}", "{|ORC9002:two.Text.Contains(\"safe\")|}")),
        Work(Two("GetResponseAsync<Verdict>(draft)", "one.Result.Accepted", "two.Result.Accepted")));

    [Theory]
    [InlineData("var review = await client.GetResponseAsync(draft); if ({|ORC9002:review.Text.Contains(\"yes\")|}) { return draft; } return review.ModelId!;")]
    [InlineData("var review = await client.GetResponseAsync(draft); if ({|ORC9002:review.Text.Contains(\"yes\")|} || {|ORC9002:review.Text.Contains(\"fine\")|}) { return draft; } return \"\";")]
    [InlineData("if ({|ORC9002:reply.Contains(\"yes\")|}) { return draft; } return \"\";")]
    [InlineData("var review = await client.GetResponseAsync(draft); if ({|ORC9002:review.Text.Trim() == \"yes\"|}) { return draft; } return \"\";")]
    public Task WhatIsReadInAnotherWayToo_HasNoFix(string body) => Verify.NoFixAsync("ORC9002", Work(body));

    [Fact]
    public Task WithoutTypedReplies_ThereIsNoFix() => Verify.NoFixAsync(
        "ORC9002",
        VerdictByWordsTests.Work("var review = await client.GetResponseAsync(draft); if ({|ORC9002:review.Text.Contains(\"yes\")|}) { return draft; } return \"\";"));

    private static string Two(string call, string one, string two) =>
        $"var one = await client.{call}; var two = await client.{call}; if ({one} && {two}) {{ return draft; }} return \"\";";

    private static Task FixAsync(string before, string after) => Verify.FixAsync("ORC9002", Work(before), Work(after));

    private static Scenario Work(string body) => new Scenario(VerdictByWordsTests.Work(body)).Using(ModelApis.FunctionInvocation);
}
