namespace Orchestration.Package.Tests;

/// <summary>A user adds the package to a project of their own, builds, runs, is warned, and has it fixed.</summary>
public sealed class UserTests(Packages packages)
{
    [Fact]
    public async Task A_pipeline_builds_without_a_warning_and_runs()
    {
        var project = await UserProject.CreateAsync(packages, "translation", "Program.cs", "Translation.cs", "CheckedTranslation.cs", "ScriptedClient.cs");
        Directory.CreateDirectory(Path.Combine(project.Folder, "prompts"));
        project.Write("prompts/translate.prompt.md", "Translate into French.\n\n{text}\n");

        (await project.BuildAsync("-warnaserror")).MustSucceed();
        var run = (await project.RunAsync("run", "--no-build")).MustSucceed();

        Assert.Equal(
            [
                "accepted: Le ferry part à midi.",
                "calls: 2 + 2",
                "feedback read: True",
                "exhausted: Draft 3 after 3",
                "within bound: True, 9",
                "outcome: exhausted with Draft 5 after 2",
                "prompt file: True",
                "unreadable: True, asked 2 times",
            ],
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task A_warning_stands_at_its_line_and_a_fix_takes_it_away()
    {
        var project = await UserProject.CreateAsync(packages, "careless", "Careless.cs");
        var line = project.LineOf("Careless.cs", "Task<string> Warm(");

        var before = (await project.BuildAsync()).MustSucceed();
        Assert.Contains($"Careless.cs({line},", Assert.Single(before.Lines("warning ")), StringComparison.Ordinal);
        Assert.Contains("warning ORC3001", Assert.Single(before.Lines("warning ")), StringComparison.Ordinal);
        (await project.RunAsync("format", "analyzers", "--no-restore", "--diagnostics", "ORC3001", "--severity", "warn")).MustSucceed();

        Assert.Contains("[Verify]", project.Read("Careless.cs"), StringComparison.Ordinal);
        Assert.Empty((await project.BuildAsync()).MustSucceed().Lines("warning "));
    }

    [Fact]
    public async Task A_misspelt_placeholder_is_one_error_in_a_build()
    {
        var project = await UserProject.CreateAsync(packages, "misspelt", "Careless.cs");
        project.Write("Careless.cs", project.Read("Careless.cs").Replace("Greet {name}", "Greet {nane}", StringComparison.Ordinal));
        var line = project.LineOf("Careless.cs", "{nane}");

        var build = await project.BuildAsync();

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains($"Careless.cs({line},", Assert.Single(build.Lines(": error ")), StringComparison.Ordinal);
        Assert.Contains("error ORC1007", Assert.Single(build.Lines(": error ")), StringComparison.Ordinal);
    }
}
