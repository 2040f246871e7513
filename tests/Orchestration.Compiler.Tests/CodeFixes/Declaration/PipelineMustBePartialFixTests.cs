using Orchestration.Compiler.Tests.Rules.Declaration;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.CodeFixes.Declaration;

public sealed class PipelineMustBePartialFixTests
{
    private const string Fixed = """
        [Chain]
        public sealed partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(string topic);
        }
        """;

    private const string NestedAndFixed = """
        namespace Demo;

        partial class Outer // holds reports
        {
            internal partial struct Middle
            {
                [Chain]
                public partial record Report(IChatClient Client)
                {
                    public partial Task<string> RunAsync(string topic);

                    [Step, Prompt("Outline {topic}.")]
                    private partial Task<string> Outline(string topic);
                }
            }
        }
        """;

    [Fact]
    public Task PartialIsAdded() => Verify.FixAsync(
        "ORC1001", PipelineMustBePartialTests.Closed("public sealed class {|ORC1001:Report|}(IChatClient client)"), Fixed);

    /// <summary>A build shows only the compiler's error, so the fix stands there as well.</summary>
    [Theory]
    [InlineData("CS0751")]
    [InlineData("CS8795")]
    public async Task PartialIsAddedWhereTheCompilerMissesIt(string id)
    {
        string before = PipelineMustBePartialTests.Closed("public sealed class Report(IChatClient client)");

        await Verify.FixAsync(id, before, Fixed);
        await Verify.FixAllAsync(id, before, Fixed);
    }

    [Fact]
    public Task ContainingTypesBecomePartialToo() => Verify.FixAsync("ORC1001", Nested("{|ORC1001:Report|}"), NestedAndFixed);

    [Fact]
    public Task FixAllAddsItToEveryClass() => Verify.FixAllAsync("ORC1001", Two("", "{|ORC1001:First|}", "{|ORC1001:Second|}", "{|CS8795:{|CS0751:RunAsync|}|}", "{|CS8795:{|CS0751:Go|}|}"), Two("partial ", "First", "Second", "RunAsync", "Go"));

    [Theory]
    [InlineData("static ", "public {0}partial class {1}", "static partial Task<string> {0}")]
    [InlineData("abstract ", "public {0}partial class {1}(IChatClient client)", "partial Task<string> {0}")]
    [InlineData("file ", "{0}partial class {1}(IChatClient client)", "partial Task<string> {0}")]
    public async Task TheModifierInTheWayIsRemoved(string modifier, string declaration, string method)
    {
        bool isLocal = modifier == "file ";
        string before = Chain(Format(declaration, modifier, "{|ORC1001:Report|}"), Format(method, isLocal ? "{|CS8795:RunAsync|}" : "RunAsync"), Format(method, isLocal ? "{|CS8795:Outline|}" : "Outline"));

        Assert.Equal([$"Remove '{modifier.Trim()}'"], await Verify.FixTitlesAsync("ORC1001", before));
        await Verify.FixAsync("ORC1001", before, Chain(Format(declaration, "", "Report"), Format(method, "RunAsync"), Format(method, "Outline")));
    }

    [Fact]
    public Task GenericClassIsLeftToItsAuthor() => Verify.NoFixAsync("ORC1001", Chain("public partial class {|ORC1001:Report|}<T>(IChatClient client)", "partial Task<string> RunAsync", "partial Task<string> Outline"));

    [Fact]
    public Task ClassWithAbstractMembersStaysAbstract() => Verify.NoFixAsync("ORC1001", """
        [Chain]
        public abstract partial class {|ORC1001:Report|}(IChatClient client)
        {
            public abstract int Size { get; }

            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(string topic);
        }
        """);

    [Fact]
    public Task FileLocalClassThatTakesFileLocalTypesStaysOne() => Verify.NoFixAsync("ORC1001", """
        file sealed record Topic(string Name);

        [Chain]
        file partial class {|ORC1001:Report|}(IChatClient client)
        {
            public partial Task<string> {|CS8795:RunAsync|}(Topic topic);

            [Step, Prompt("Outline {topic.Name}.")]
            private partial Task<string> {|CS8795:Outline|}(Topic topic);
        }
        """);

    [Fact]
    public Task OtherPartialMethodsAreNoneOfOurs() => Verify.NoFixAsync("CS0751", """
        public class Plain
        {
            public partial Task<string> {|CS8795:{|CS0751:RunAsync|}|}(string topic);
        }
        """);

    private static string Format(string format, params object[] arguments) => string.Format(System.Globalization.CultureInfo.InvariantCulture, format, arguments);

    private static string Chain(string declaration, string entry, string step) => $$"""
        [Chain]
        {{declaration}}
        {
            public {{entry}}(string topic);

            [Step, Prompt("Outline {topic}.")]
            private {{step}}(string topic);
        }
        """;

    private static string Nested(string name) => $$"""
        namespace Demo;

        class Outer // holds reports
        {
            internal struct Middle
            {
                [Chain]
                public record {{name}}(IChatClient Client)
                {
                    public partial Task<string> {|CS8795:{|CS0751:RunAsync|}|}(string topic);

                    [Step, Prompt("Outline {topic}.")]
                    private partial Task<string> {|CS8795:{|CS0751:Outline|}|}(string topic);
                }
            }
        }
        """;

    private static string Two(string modifier, string first, string second, string entry, string step) => $$"""
        public {{modifier}}class Holder
        {
            [Chain]
            public {{modifier}}class {{first}}(IChatClient client)
            {
                public partial Task<string> {{entry}}(string topic);

                [Step, Prompt("Outline {topic}.")]
                private partial Task<string> {{step}}(string topic);
            }

            [Chain]
            public {{modifier}}class {{second}}(IChatClient client)
            {
                public partial Task<string> {{entry}}(string topic);

                [Step, Prompt("Outline {topic}.")]
                private partial Task<string> {{step}}(string topic);
            }
        }
        """;
}
