using System.Globalization;
using System.Text.RegularExpressions;

namespace Orchestration.Testing;

/// <summary>The bounds of a number: the schema's, else those that its description or the prompt states
/// (<c>from 1 to 5</c>, <c>0-100</c>).</summary>
internal sealed partial record NumberRange(double? Least, double? Most, double? Step, bool IsInteger)
{
    public bool IsClosed => Least is not null && Most is not null;

    public static NumberRange Of(SchemaNode node, Cue cue, string instructions)
    {
        bool integer = node.Kind == SchemaKind.Integer;
        double gap = integer ? 1 : 0.01;
        double? least = node.Number("minimum") ?? node.Number("exclusiveMinimum") + gap;
        double? most = node.Number("maximum") ?? node.Number("exclusiveMaximum") - gap;
        if (least is null && most is null && (Stated(cue.Description) ?? (cue.IsLike(Lexicon.Score) ? Stated(instructions) : null)) is { } stated)
            (least, most) = stated;
        return new NumberRange(least, most, node.Number("multipleOf"), integer);
    }

    public bool Contains(double value) =>
        !(value < Least) && !(value > Most) && (!IsInteger || Math.Floor(value) == value) && (Step is not > 0 || Math.Abs(Math.IEEERemainder(value, Step.Value)) < 1e-9);

    /// <summary>The value nearest to <paramref name="value"/> that fits.</summary>
    public double Fit(double value)
    {
        double least = Least ?? double.NegativeInfinity, most = Most ?? double.PositiveInfinity;
        double clamped = least > most ? least : Math.Clamp(value, least, most);
        double step = Step is > 0 ? Step.Value : IsInteger ? 1 : 0;
        if (step == 0)
            return Math.Clamp(Math.Round(clamped, 2), least, Math.Max(least, most));
        double stepped = Math.Round(clamped / step) * step;
        return stepped < least ? stepped + step : stepped > most ? stepped - step : stepped;
    }

    private static (double?, double?)? Stated(string text)
    {
        Match match = Range().Match(text);
        return match.Success && Parse(match.Groups[1]) is var least && Parse(match.Groups[2]) is var most && least < most ? (least, most) : null;
    }

    private static double Parse(Group number) => double.Parse(number.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\w.])(-?[0-9]{1,6}(?:\.[0-9]{1,6})?)\s*(?:-|–|to|and|through|\.\.)\s*(-?[0-9]{1,6}(?:\.[0-9]{1,6})?)(?![\w])", RegexOptions.CultureInvariant)]
    private static partial Regex Range();
}
