namespace Orchestration.Package.Tests;

/// <summary>
/// A console project outside the tree that knows the packages only. It has a package folder of its own; what is no package of this
/// repository is taken from the machine's folder, or downloaded.
/// </summary>
internal sealed class UserProject
{
    private readonly Dictionary<string, string> _environment;

    private UserProject(Packages packages, string name)
    {
        Folder = Directory.CreateDirectory(Path.Combine(packages.Folder, name)).FullName;
        _environment = new() { ["NUGET_PACKAGES"] = Path.Combine(packages.Folder, "user-packages") };
    }

    public string Folder { get; }

    /// <summary>Creates the project, with the files of <c>Consumer/</c> that are named, and adds the package to it.</summary>
    public static async Task<UserProject> CreateAsync(Packages packages, string name, params string[] files)
    {
        var project = new UserProject(packages, name);
        project.Write("App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
            </Project>
            """);
        project.Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{packages.Source}" />
              </packageSources>
              <fallbackPackageFolders>
                <add key="machine" value="{packages.MachinePackages}" />
              </fallbackPackageFolders>
            </configuration>
            """);
        foreach (var file in files)
        {
            project.Write(file, await ReadAsync(file));
        }

        (await project.RunAsync("add", "package", "Orchestration", "--version", packages.Version)).MustSucceed();
        return project;
    }

    public Task<CommandResult> BuildAsync(params string[] arguments) => RunAsync(["build", "--no-incremental", "-v", "minimal", .. arguments]);

    public Task<CommandResult> RunAsync(params string[] arguments) => Dotnet.RunAsync(Folder, _environment, arguments);

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    /// <summary>The line, counted from 1, of a file's only line that holds a text.</summary>
    public int LineOf(string file, string text) => Read(file).Split('\n').Index().Single(l => l.Item.Contains(text, StringComparison.Ordinal)).Index + 1;

    private static async Task<string> ReadAsync(string file)
    {
        using var stream = typeof(UserProject).Assembly.GetManifestResourceStream(file) ?? throw new FileNotFoundException($"There is no Consumer/{file}.");
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
