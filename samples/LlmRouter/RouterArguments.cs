using System.Globalization;
using Orchestration.Samples.Running;

namespace Orchestration.Samples.LlmRouter;

/// <summary>What the command line says.</summary>
/// <param name="StrongShare">The share of messages that the strong model should answer.</param>
/// <param name="Scores">A file with scores; null for the embedded ones.</param>
/// <param name="Calibrate">A file to write scores to, instead of answering.</param>
/// <param name="Words">The message.</param>
internal sealed record RouterArguments(double StrongShare, string? Scores, string? Calibrate, IReadOnlyList<string> Words)
{
    public const string Usage = """
        Say the message:
          dotnet run --project samples/LlmRouter -- "How many minutes are in a week?"
        or pipe it in:
          dotnet run --project samples/LlmRouter < message.txt
        Options, before the message:
          --strong-share 0.3      the share of messages that the strong model should answer
          --scores table.csv      scores to calibrate the threshold with, instead of the sample's own
          --calibrate table.csv   has the configured scorer score the sample's messages and writes the table, instead of answering
        """;

    private const double UsualStrongShare = 0.3;

    /// <summary>Reads the command line.</summary>
    /// <exception cref="UsageException">It cannot be understood.</exception>
    public static RouterArguments Parse(string[] args)
    {
        var read = new RouterArguments(UsualStrongShare, null, null, []);
        int next = 0;
        while (next < args.Length && args[next].StartsWith("--", StringComparison.Ordinal))
        {
            read = args[next] switch
            {
                "--strong-share" => read with { StrongShare = Share(Value(args, next)) },
                "--scores" => read with { Scores = Value(args, next) },
                "--calibrate" => read with { Calibrate = Value(args, next) },
                string other => throw new UsageException($"There is no option {other}.\n\n{Usage}"),
            };
            next += 2;
        }

        return read with { Words = args[next..] };
    }

    private static string Value(string[] args, int option) =>
        option + 1 < args.Length ? args[option + 1] : throw new UsageException($"{args[option]} needs a value.\n\n{Usage}");

    private static double Share(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double share) && share is >= 0 and <= 1
            ? share
            : throw new UsageException($"The share of strong calls is a number from 0 to 1, and '{value}' is none.");
}
