using Xunit.Sdk;

namespace Orchestration.Compiler.Tests.Verification;

public sealed class SnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snapshots").FullName;

    [Fact]
    public void A_text_that_equals_its_snapshot_passes_whatever_its_line_ends()
    {
        File.WriteAllText(Path.Combine(_folder, "Demo.cs.txt"), "a\nb\n");

        new SnapshotFolder(_folder, isUpdating: false).Match("Demo.cs.txt", "a\r\nb\r\n");
    }

    [Fact]
    public void A_text_that_differs_fails_and_the_snapshot_stays()
    {
        File.WriteAllText(Path.Combine(_folder, "Demo.cs.txt"), "a\nb\n");

        var failure = Assert.ThrowsAny<XunitException>(() => new SnapshotFolder(_folder, isUpdating: false).Match("Demo.cs.txt", "a\nc\n"));

        Assert.Contains("- b\n+ c\n", failure.Message, StringComparison.Ordinal);
        Assert.Equal("a\nb\n", File.ReadAllText(Path.Combine(_folder, "Demo.cs.txt")));
    }

    [Fact]
    public void A_text_without_a_snapshot_fails_and_writes_none()
    {
        Assert.ThrowsAny<XunitException>(() => new SnapshotFolder(_folder, isUpdating: false).Match("Demo.cs.txt", "a"));

        Assert.Empty(Directory.EnumerateFiles(_folder));
    }

    [Fact]
    public void Updating_writes_the_snapshot_and_fails_all_the_same()
    {
        Assert.ThrowsAny<XunitException>(() => new SnapshotFolder(_folder, isUpdating: true).Match("Demo.cs.txt", "a\r\nb\r\n"));

        Assert.Equal("a\nb\n", File.ReadAllText(Path.Combine(_folder, "Demo.cs.txt")));
        new SnapshotFolder(_folder, isUpdating: true).Match("Demo.cs.txt", "a\nb\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
