using System.IO.Compression;

[assembly: AssemblyFixture(typeof(Orchestration.Package.Tests.Packages))]

namespace Orchestration.Package.Tests;

/// <summary>
/// The packages, packed once for all tests into a folder outside the tree. They are built there too, so that no build of the tree
/// is disturbed; their version is of this run only, so that no cache can hold another one.
/// </summary>
public sealed class Packages : IAsyncLifetime
{
    private static readonly string[] Projects = ["Orchestration", "Orchestration.Testing"];

    /// <summary>The version that was packed.</summary>
    public string Version { get; } = $"0.1.0-test.{Guid.NewGuid():N}";

    /// <summary>Everything of this run; deleted at its end.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("orchestration-package-").FullName;

    /// <summary>The folder with the packages, a NuGet source.</summary>
    public string Source => Path.Combine(Folder, "packages");

    /// <summary>The machine's own package folder: what it holds need not be downloaded again.</summary>
    public string MachinePackages { get; private set; } = "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var locals = await RunAsync(Folder, "nuget", "locals", "global-packages", "--list");
        MachinePackages = locals.Output.Split("global-packages:")[1].Trim();
        foreach (var project in Projects)
        {
            await RunAsync(
                RepositoryRoot(), "pack", Path.Combine("src", project), "--output", Source, "--artifacts-path", Path.Combine(Folder, "artifacts"), $"-p:Version={Version}", "-warnaserror");
        }
    }

    /// <summary>The paths in a package, but for those of the container format itself.</summary>
    public IEnumerable<string> Content(string id, string extension = "nupkg")
    {
        using var package = Open(id, extension);
        return [.. package.Entries.Select(e => e.FullName)
            .Where(n => !n.StartsWith("_rels/", StringComparison.Ordinal) && !n.StartsWith("package/", StringComparison.Ordinal) && n != "[Content_Types].xml")
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>A file of a package as text.</summary>
    public string Text(string id, string path)
    {
        using var reader = new StreamReader(new MemoryStream(Bytes(id, path)));
        return reader.ReadToEnd();
    }

    /// <summary>A file of a package.</summary>
    public byte[] Bytes(string id, string path, string extension = "nupkg")
    {
        using var package = Open(id, extension);
        using var stream = package.GetEntry(path)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private ZipArchive Open(string id, string extension) => ZipFile.OpenRead(Path.Combine(Source, $"{id}.{Version}.{extension}"));

    private static async Task<CommandResult> RunAsync(string folder, params string[] arguments) =>
        (await Dotnet.RunAsync(folder, new Dictionary<string, string>(), arguments)).MustSucceed();

    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Orchestration.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} has Orchestration.sln.");
    }
}
