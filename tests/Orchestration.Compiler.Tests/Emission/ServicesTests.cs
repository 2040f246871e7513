using Microsoft.Extensions.DependencyInjection;

namespace Orchestration.Compiler.Tests.Emission;

/// <summary>What is written to register pipelines with a container, and when.</summary>
public sealed class ServicesTests
{
    private const string File = "Pipelines+Services.g.cs";

    [Fact]
    public void NothingIsWrittenWithoutTheContainersAbstractions() =>
        Assert.DoesNotContain(File, Verify.Generated(Pipeline("public partial class Work")).Keys);

    [Fact]
    public void NothingIsWrittenWithoutAPipeline() => Assert.DoesNotContain(File, Verify.Generated(new Scenario("public class Work;") { Assemblies = [typeof(IServiceCollection)] }).Keys);

    [Theory]
    [InlineData("public partial class Work", "global::Work")]
    [InlineData("internal sealed partial class Work", "global::Work")]
    [InlineData("public partial record Work", "global::Work")]
    [InlineData("namespace Shop; public partial class Work", "global::Shop.Work")]
    [InlineData("public partial class @event", "global::@event")]
    public void APipelineIsRegisteredByItsType(string declaration, string type) =>
        Assert.Contains($"Describe(typeof({type}), typeof({type}), lifetime)", Services(Pipeline(declaration)), StringComparison.Ordinal);

    [Fact]
    public void WhatTheAssemblyCannotNameOrTheContainerCannotMakeIsLeftOut()
    {
        string generated = Services(new Scenario($$"""
            public partial class Outer
            {
                {{Pipeline("private partial class Hidden").Source}}
                {{Pipeline("internal partial class Seen").Source}}
            }

            [Chain]
            public partial class Closed
            {
                private readonly IChatClient client;

                private Closed(IChatClient client) => this.client = client;

                public static Closed Make(IChatClient client) => new(client);

                public partial Task<string> RunAsync(string text);

                [Step, Prompt("{text}")]
                private partial Task<string> Go(string text);
            }
            """));

        Assert.Contains("typeof(global::Outer.Seen)", generated, StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden", generated, StringComparison.Ordinal);
        Assert.DoesNotContain("Closed", generated, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Shop", "ShopPipelines")]
    [InlineData("my-shop.Web", "MyShopWebPipelines")]
    [InlineData("3d", "_3dPipelines")]
    public void TheClassIsNamedAfterTheAssembly(string assembly, string name) =>
        Assert.Contains($"internal static class {name}\n", Services(Pipeline("public partial class Work") with { AssemblyName = assembly }), StringComparison.Ordinal);

    [Fact]
    public Task WhatIsWrittenCompilesCleanly() => Verify.CleanAsync(new Scenario(Pipeline("public partial class Work").Source + """

        public static class Program
        {
            public static void Configure(Microsoft.Extensions.DependencyInjection.IServiceCollection services) =>
                Microsoft.Extensions.DependencyInjection.DemoPipelines.AddPipelines(services);
        }
        """)
    { Assemblies = [typeof(IServiceCollection)] });

    private static string Services(Scenario scenario) => Verify.Generated(scenario with { Assemblies = [typeof(IServiceCollection)] })[File];

    private static Scenario Pipeline(string declaration)
    {
        int name = declaration.LastIndexOf("public ", StringComparison.Ordinal) is > 0 and var at ? at : 0;
        return $$"""
            {{declaration[..name]}}
            [Chain, Unverified("a test")]
            {{declaration[name..]}}(IChatClient client)
            {
                public partial Task<string> RunAsync(string text);

                [Step, Prompt("{text}")]
                private partial Task<string> Go(string text);
            }
            """;
    }
}
