using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Orchestration.Tests.Running;

public partial class JsonReplyTests
{
    public enum Severity
    {
        [Description("Can wait")]
        Low,

        [JsonStringEnumMemberName("very-high")]
        [Description("Now")]
        High,
    }

    [Description("A finding.")]
    public sealed record Finding([property: Description("What is wrong.")] string Title, Severity Severity, IReadOnlyList<string> Evidence, string? Note = null);

    public sealed record Tree(string Name, IReadOnlyList<Tree> Children);

    [Fact]
    public async Task A_record_is_asked_for_with_all_its_properties_and_no_others()
    {
        FakeClient client = FakeClient.Saying("""{"title":"t","severity":"Low","evidence":[]}""");
        await Ask.RunAsync(client, ByReflection<Finding>());

        string schema = ReplyTests.SchemaOf(client);
        Assert.Contains("\"additionalProperties\":false", schema, StringComparison.Ordinal);
        Assert.Contains("""required":["title","severity","evidence","note"]""", schema, StringComparison.Ordinal);
        Assert.Contains("\"description\":\"What is wrong.\"", schema, StringComparison.Ordinal);
        Assert.Contains("\"description\":\"A finding.\"", schema, StringComparison.Ordinal);
        Assert.Contains("""enum":["Low","very-high"]""", schema, StringComparison.Ordinal);
        Assert.Contains(@"Low: Can wait\nvery-high: Now", schema, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_record_is_read(bool reflection)
    {
        FakeClient client = FakeClient.Saying("""{"Title":"t","severity":"very-high","evidence":["a","b"],"note":null}""");

        Finding finding = await Ask.RunAsync(client, Format<Finding>(reflection));

        Assert.Equal(("t", Severity.High, 2, null), (finding.Title, finding.Severity, finding.Evidence.Count, finding.Note));
    }

    [Theory]
    [InlineData("""{"title":"t","severity":"Low"}""", "a required member is missing")]
    [InlineData("""{"title":null,"severity":"Low","evidence":[]}""", "a member is null that must not be")]
    [InlineData("""{"title":"t","severity":0,"evidence":[]}""", "an enum is a number")]
    [InlineData("""{"title":"t","severity":"Medium","evidence":[]}""", "an enum has no such name")]
    [InlineData("""{"title":"t","title":"u","severity":"Low","evidence":[]}""", "a member stands twice")]
    [InlineData("""{"title":"t","severity":"Low","evidence":[]} Hope that helps!""", "text follows")]
    [InlineData("""Here it is: {"title":"t","severity":"Low","evidence":[]}""", "text goes before")]
    [InlineData("""{"title":"t","severity":"Low","evidence":[""", "it is cut off")]
    [InlineData("""[{"title":"t","severity":"Low","evidence":[]}]""", "it is another type")]
    [InlineData("null", "it is null")]
    public async Task A_reply_that_is_not_strictly_the_type_is_refused(string reply, string because)
    {
        foreach (bool reflection in new[] { true, false })
        {
            StepOutputException failure = await Assert.ThrowsAsync<StepOutputException>(
                () => Ask.RunAsync(FakeClient.Saying(reply), Format<Finding>(reflection), maxRepairs: 0));
            Assert.True(failure.RawReply == reply, because);
        }
    }

    [Fact]
    public async Task Members_that_the_type_does_not_know_are_passed_over()
    {
        FakeClient client = FakeClient.Saying("""{"reasoning":"hm","title":"t","severity":"Low","evidence":[]}""");

        Assert.Equal("t", (await Ask.RunAsync(client, ByReflection<Finding>())).Title);
    }

    [Theory]
    [InlineData("""{"feedback":"f","accepted":true}""")]
    [InlineData("""{"Accepted":false,"Feedback":"f","Score":null,"more":{}}""")]
    [InlineData("""{"feedback":"f","accepted":true,"score":1e2}""")]
    [InlineData("""{"feedback":"f"}""")]
    [InlineData("""{"accepted":true,"score":1}""")]
    [InlineData("""{"feedback":null,"accepted":true}""")]
    [InlineData("""{"feedback":"f","accepted":null}""")]
    [InlineData("""{"feedback":"f","accepted":"true"}""")]
    [InlineData("""{"feedback":"f","accepted":true,"score":"1"}""")]
    [InlineData("""{"feedback":"f","accepted":true,"Accepted":false}""")]
    [InlineData("""{"feedback":"f","accepted":true,"score":1,"score":2}""")]
    [InlineData("""{"feedback":"\ud83d","accepted":true}""")]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task A_verdict_is_read_as_strictly_as_any_other_record(string reply)
    {
        Assert.Equal(await ReadAsync(ReplyFormat.Json<Verdict>(PipelineJson.BuiltIn)), await ReadAsync(ReplyFormat.Verdict));

        async Task<Verdict?> ReadAsync(ReplyFormat<Verdict> format)
        {
            try
            {
                return await Ask.RunAsync(FakeClient.Saying(reply), format, maxRepairs: 0);
            }
            catch (StepOutputException exception)
            {
                Assert.DoesNotContain("VerdictForm", exception.Message, StringComparison.Ordinal);
                return null;
            }
        }
    }

    [Theory]
    [InlineData("""{"value":["a","b"]}""")]
    [InlineData("""["a","b"]""")]
    [InlineData("```json\n[\"a\",\"b\"]\n```")]
    public async Task A_root_that_is_no_object_is_wrapped_and_also_read_bare(string reply)
    {
        FakeClient client = FakeClient.Saying(reply);

        Assert.Equal(["a", "b"], await Ask.RunAsync(client, ReplyFormat.Json<IReadOnlyList<string>>(PipelineJson.BuiltIn)));
        Assert.StartsWith("""{"type":"object","properties":{"value":{"type":"array""", ReplyTests.SchemaOf(client), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_is_wrapped() =>
        Assert.Equal(0.25, await Ask.RunAsync(FakeClient.Saying("""{"value":0.25}"""), ReplyFormat.Json<double>(PipelineJson.BuiltIn)));

    [Theory]
    [InlineData("""{"value":null}""", null)]
    [InlineData("""{"value":7}""", 7)]
    public async Task A_nullable_number_may_be_null(string reply, int? expected)
    {
        FakeClient client = FakeClient.Saying(reply);

        Assert.Equal(expected, await Ask.RunAsync(client, ReplyFormat.Json<int?>(PipelineJson.BuiltIn)));
        Assert.Contains("""type":["integer","null"]""", ReplyTests.SchemaOf(client), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_nullable_record_is_wrapped_and_may_be_null()
    {
        FakeClient client = FakeClient.Saying("""{"value":null}""");

        Assert.Null(await Ask.RunAsync(client, ReplyFormat.Json<Verdict?>(PipelineJson.BuiltIn, nullable: true)));
        Assert.Contains("""{"value":{"type":["object","null"]""", ReplyTests.SchemaOf(client), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_of_a_recursive_type_that_is_wrapped_refers_to_where_it_stands()
    {
        FakeClient client = FakeClient.Saying("""{"value":{"name":"a","children":[{"name":"b","children":[]}]}}""");

        Tree? tree = await Ask.RunAsync(client, ByReflection<Tree?>(nullable: true));

        Assert.Equal("b", tree!.Children[0].Name);
        Assert.Contains("\"$ref\":\"#/properties/value", ReplyTests.SchemaOf(client), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_that_the_context_does_not_hold_is_named()
    {
        NotSupportedException failure = await Assert.ThrowsAsync<NotSupportedException>(
            () => Ask.RunAsync(FakeClient.Saying("{}"), ReplyFormat.Json<Tree>(PipelineJson.From(Context.Default))));

        Assert.Contains(nameof(Tree), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_repair_of_a_record_shows_the_error_and_the_schema()
    {
        FakeClient client = FakeClient.Saying("""{"title":"t"}""", """{"title":"t","severity":"Low","evidence":[]}""");

        await Ask.RunAsync(client, ByReflection<Finding>());

        Assert.Contains("severity", client.Calls[1].Prompt, StringComparison.Ordinal);
        Assert.Contains("\"additionalProperties\":false", client.Calls[1].Prompt, StringComparison.Ordinal);
    }

    public static TheoryData<bool> Formats => [true, false];

    private static ReplyFormat<T> ByReflection<T>(bool nullable = false) => ReplyFormat.Json<T>(PipelineJson.Reflection, nullable);

    private static ReplyFormat<T> Format<T>(bool reflection) =>
        ReplyFormat.Json<T>(reflection ? PipelineJson.Reflection : PipelineJson.From(Context.Default));

    [JsonSourceGenerationOptions(UseStringEnumConverter = true)]
    [JsonSerializable(typeof(Finding))]
    private sealed partial class Context : JsonSerializerContext;
}
