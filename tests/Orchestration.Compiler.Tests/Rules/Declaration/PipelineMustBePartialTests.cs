using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Declaration;

public sealed class PipelineMustBePartialTests
{
    /// <summary>No one can add to the class, so the compiler speaks of each partial method as well.</summary>
    [Fact]
    public Task ClassThatIsNotPartial_Triggers() => Verify.RuleAsync("ORC1001", Closed("public class {|ORC1001:Report|}(IChatClient client)"));

    [Fact]
    public Task RecordThatIsNotPartial_Triggers() => Verify.RuleAsync("ORC1001", Closed("public sealed record {|ORC1001:Report|}(IChatClient client)"));

    [Fact]
    public Task FileLocalClass_Triggers() => Verify.RuleAsync("ORC1001", """
        [Chain]
        file partial class {|ORC1001:Report|}(IChatClient client)
        {
            public partial Task<string> {|CS8795:RunAsync|}(string topic);

            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> {|CS8795:Outline|}(string topic);
        }
        """);

    [Fact]
    public Task ClassInsideOneThatIsNotPartial_Triggers() => Verify.RuleAsync("ORC1001", new Scenario("""
        namespace Demo.Reports;

        public static class Pipelines
        {
            [Chain]
            public partial class {|ORC1001:Report|}(IChatClient client)
            {
                public partial Task<string> {|CS8795:RunAsync|}(string topic);

                [Step, Prompt("Outline {topic}.")]
                private partial Task<string> {|CS8795:Outline|}(string topic);
            }
        }
        """)
    {
        Messages = ["'Pipelines' is not partial, so the pipeline 'Report' in it cannot be written; add 'partial' to it."],
        Severity = DiagnosticSeverity.Error,
    });

    [Fact]
    public Task AbstractClass_IsTheOnlyMessage_Triggers() => Verify.OnlyAsync(Open("public abstract partial class {|ORC1001:Report|}(IChatClient client)"));

    [Fact]
    public Task GenericClass_IsTheOnlyMessage_Triggers() => Verify.OnlyAsync(Open("public partial class {|ORC1001:Report|}<T>(IChatClient client) where T : class"));

    [Fact]
    public Task GenericContainer_IsTheOnlyMessage_Triggers() => Verify.OnlyAsync($$"""
        public partial interface IReports<TIn, TOut>
        {
            {{Open("public partial class {|ORC1001:Report|}(IChatClient client)")}}
        }
        """);

    [Fact]
    public Task StaticClass_IsTheOnlyMessage_Triggers() => Verify.OnlyAsync("""
        [Chain]
        public static partial class {|ORC1001:Report|}
        {
            public static partial Task<string> RunAsync(string topic);

            [Step, Prompt("Outline {topic}.")]
            private static partial Task<string> Outline(string topic);
        }
        """);

    [Fact]
    public Task ClassInPartialContainers_DoesNotTrigger() => Verify.RuleAsync("ORC1001", $$"""
        public static partial class Pipelines
        {
            public partial struct Inner
            {
                public partial interface IHolder
                {
                    {{Open("internal sealed partial class Report(IChatClient client)")}}
                }
            }
        }
        """);

    [Fact]
    public Task PartialRecord_DoesNotTrigger() => Verify.RuleAsync("ORC1001", Open("public partial record Report(IChatClient Client)"));

    /// <summary>The compiler asks for the missing modifier itself.</summary>
    [Fact]
    public Task ClassOfWhichOnePartSaysPartial_DoesNotTrigger() => Verify.OnlyAsync(new Scenario(Open("public partial class Report(IChatClient client)"))
        .WithFile("More.cs", "public class {|CS0260:Report|} { }"));

    [Fact]
    public Task StructWithAPattern_DoesNotTrigger() => Verify.OnlyAsync("""
        [{|CS0592:Chain|}]
        public partial struct Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(string topic);
        }
        """);

    [Fact]
    public Task ClassWithoutAPattern_DoesNotTrigger() => Verify.RuleAsync("ORC1001", "public static class Helpers<T> { }");

    private static string Open(string declaration) => $$"""
        [Chain]
        {{declaration}}
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(string topic);
        }
        """;

    internal static string Closed(string declaration) => $$"""
        [Chain]
        {{declaration}}
        {
            public partial Task<string> {|CS8795:{|CS0751:RunAsync|}|}(string topic);

            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> {|CS8795:{|CS0751:Outline|}|}(string topic);
        }
        """;
}
