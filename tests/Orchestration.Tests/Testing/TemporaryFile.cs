namespace Orchestration.Tests.Testing;

/// <summary>A path in a folder of its own that goes away with the test.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("recording");

    public string Path => System.IO.Path.Combine(_folder.FullName, "calls.json");

    public string Text => File.ReadAllText(Path);

    public void Dispose() => _folder.Delete(recursive: true);
}
