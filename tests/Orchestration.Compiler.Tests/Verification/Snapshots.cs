using System.Text;

namespace Orchestration.Compiler.Tests.Verification;

/// <summary>
/// Texts that a person has read and found good, in <c>Snapshots/</c>. Nothing accepts a new one by itself: with
/// <c>ORCHESTRATION_UPDATE_SNAPSHOTS=1</c> a differing snapshot is written for review, and the test fails all the same.
/// </summary>
public static class Snapshots
{
    /// <summary>The variable that has differing snapshots written.</summary>
    public const string UpdateVariable = "ORCHESTRATION_UPDATE_SNAPSHOTS";

    /// <summary>Fails unless the text is that of <c>Snapshots/{name}.cs.txt</c>.</summary>
    public static void Match(string name, string text) => MatchFile(Repository.PathOf("tests", "Orchestration.Compiler.Tests", "Snapshots"), name + ".cs.txt", text);

    /// <summary>Fails unless a file that is written from the code holds the text.</summary>
    public static void MatchFile(string folder, string file, string text) =>
        new SnapshotFolder(folder, Environment.GetEnvironmentVariable(UpdateVariable) == "1").Match(file, text);
}

/// <summary>A folder of snapshots.</summary>
/// <param name="folder">The folder.</param>
/// <param name="isUpdating">Whether a differing snapshot is written.</param>
internal sealed class SnapshotFolder(string folder, bool isUpdating)
{
    public void Match(string file, string text)
    {
        var path = Path.Combine(folder, file);
        var actual = LineDiff.Normalize(text);
        var expected = File.Exists(path) ? LineDiff.Normalize(File.ReadAllText(path)) : null;
        if (actual == expected)
        {
            return;
        }

        if (isUpdating)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(path, actual, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        var what = expected is null ? $"There is no snapshot {path}." : $"The text is not that of {path}. (- snapshot, + actual)";
        var next = isUpdating
            ? "It was written; read it, and run the tests again without the variable."
            : $"If the new text is right, run this test with {Snapshots.UpdateVariable}=1, and read what it wrote before committing it.";
        Assert.Fail($"{what}\n{next}\n\n{LineDiff.Show(expected ?? "", actual)}");
    }
}
