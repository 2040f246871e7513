namespace Orchestration.Package.Tests;

/// <summary>What each <c>OrchestrationAnalysisMode</c> makes of a project that is built with the package.</summary>
public sealed class AnalysisModeTests(Packages packages)
{
    [Theory]
    [InlineData("default-mode", "Default", "warning ORC3001")]
    [InlineData("strict-mode", "strict", "error ORC3001")]
    public async Task A_mode_sets_the_severity_and_an_editorconfig_goes_before_it(string name, string mode, string expected)
    {
        var project = await CreateAsync(name, mode);

        Assert.Contains(expected, Assert.Single((await project.BuildAsync()).Lines(": " + expected.Split(' ')[0])), StringComparison.Ordinal);
        project.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.ORC3001.severity = suggestion\n");

        Assert.Empty((await project.BuildAsync()).MustSucceed().Lines("ORC3001"));
    }

    [Fact]
    public async Task None_leaves_what_cannot_work()
    {
        var project = await CreateAsync("no-mode", "None");

        Assert.Empty((await project.BuildAsync()).MustSucceed().Lines("ORC"));
        project.Write("Careless.cs", project.Read("Careless.cs").Replace("Greet {name}", "Greet {nane}", StringComparison.Ordinal));

        Assert.Single((await project.BuildAsync()).Lines(": error ORC1007"));
    }

    [Fact]
    public async Task A_rule_is_switched_on_again_where_all_are_off()
    {
        var project = await CreateAsync("one-on", "None");
        project.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.ORC3001.severity = warning\n");

        Assert.Single((await project.BuildAsync()).MustSucceed().Lines("warning ORC3001"));
    }

    [Fact]
    public async Task A_mode_that_there_is_not_is_an_error_that_names_those_there_are()
    {
        var project = await CreateAsync("unknown-mode", "Strickt");

        var build = await project.BuildAsync();

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("OrchestrationAnalysisMode is 'Strickt', which is no mode; set it to Default, Strict or None.", Assert.Single(build.Lines(": error ")), StringComparison.Ordinal);
    }

    private async Task<UserProject> CreateAsync(string name, string mode)
    {
        var project = await UserProject.CreateAsync(packages, name, "Careless.cs");
        project.Write("App.csproj", project.Read("App.csproj").Replace(
            "<Nullable>enable</Nullable>",
            $"<Nullable>enable</Nullable>\n    <OrchestrationAnalysisMode>{mode}</OrchestrationAnalysisMode>",
            StringComparison.Ordinal));
        return project;
    }
}
