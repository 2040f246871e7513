using Microsoft.CodeAnalysis.CSharp;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Tests.Code;

public sealed class TopicsTests
{
    [Theory]
    [InlineData("using Orchestration; [Chain] partial class A;", "Pipelines")]
    [InlineData("class A { void M(B b) => b.RunAsync(); }", "Outcomes")]
    [InlineData("class A(IChatClient client);", "Models")]
    [InlineData("class A { int Add(int a, int b) => a + b; }", "None")]
    [InlineData("using Orchestration; class A { Outcome<int> Ask(AIAgent agent) => throw null; }", "Pipelines, Outcomes, Models")]
    public void A_file_is_about_what_its_words_name(string source, string expected)
    {
        var tree = CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(expected, Topics.Of(tree).ToString());
    }

    /// <summary>A file that names nothing but a call must not be passed over, unless the call's name says nothing by itself.</summary>
    [Fact]
    public void The_names_of_calls_and_replies_are_words_of_the_topic()
    {
        string[] general = ["RunAsync", "RunStreamingAsync", "InvokeAsync", "InvokeStreamingAsync", "Create", "CreateStreaming", "Message", "MessageResponse"];

        Assert.All(
            ModelLibraries.Names.Except(general),
            name => Assert.True(Topics.Of(CSharpSyntaxTree.ParseText($"// {name}")).HasFlag(Topic.Models), name));
    }
}
