using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Orchestration.Compiler.Tests.Verification;

/// <summary>The marks of a scenario, and how diagnostics are held against them.</summary>
internal sealed class Expectation
{
    private readonly Scenario _scenario;
    private readonly string? _ruleId;
    private readonly Dictionary<string, MarkedText> _files;

    public Expectation(Scenario scenario, string? ruleId)
    {
        (_scenario, _ruleId) = (scenario, ruleId);
        _files = scenario.MarkedSources.Concat(scenario.MarkedAdditionalFiles).ToDictionary();
        if (ruleId is null && _files.Values.SelectMany(f => f.Spans).Any(s => s.Id is null))
        {
            throw new FormatException("This check is about no single rule: name each mark's id, as in {|ORC1007:…|}.");
        }
    }

    /// <summary>The ids that the marks name, the rule's own included.</summary>
    public IReadOnlySet<string> Ids => _files.Values.SelectMany(f => f.Spans).Select(s => s.Id ?? _ruleId!)
        .Concat(_ruleId is null ? [] : [_ruleId]).ToHashSet();

    /// <summary>Fails unless the diagnostics are exactly the marked ones, and of the expected messages and severity.</summary>
    public void Check(IReadOnlyList<Diagnostic> diagnostics)
    {
        if (!Expected().Order().SequenceEqual(diagnostics.Select(Actual).Order()))
        {
            Assert.Fail(Describe(diagnostics));
        }

        if (_ruleId is not null)
        {
            CheckSeverity(diagnostics);
            CheckMessages(diagnostics);
            CheckRelated(diagnostics);
        }
    }

    private IEnumerable<(string Path, int Start, int Length, string Id)> Expected() =>
        from file in _files
        from span in file.Value.Spans
        select (file.Key, span.Span.Start, span.Span.Length, span.Id ?? _ruleId!);

    private static (string Path, int Start, int Length, string Id) Actual(Diagnostic diagnostic) =>
        (FailureReport.PathOf(diagnostic), diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length, diagnostic.Id);

    private void CheckSeverity(IReadOnlyList<Diagnostic> diagnostics)
    {
        var wrong = diagnostics.Where(d => d.Id == _ruleId && _scenario.Severity is { } severity && d.Severity != severity).ToList();
        Assert.True(wrong.Count == 0, $"Expected severity {_scenario.Severity}, but:\n{FailureReport.List(wrong)}");
    }

    private void CheckMessages(IReadOnlyList<Diagnostic> diagnostics)
    {
        if (_scenario.Messages.Count == 0)
        {
            return;
        }

        var actual = InOrder(diagnostics).Select(FailureReport.MessageOf).ToList();
        if (!_scenario.Messages.SequenceEqual(actual))
        {
            Assert.Fail("The messages differ.\n\n" + LineDiff.Show(string.Join("\n", _scenario.Messages), string.Join("\n", actual)));
        }
    }

    private void CheckRelated(IReadOnlyList<Diagnostic> diagnostics)
    {
        if (_scenario.Related.Count > 0)
        {
            Assert.Equal(_scenario.Related, InOrder(diagnostics).Select(d => string.Join(", ", d.AdditionalLocations.Select(TextAt))));
        }
    }

    private static string TextAt(Location place) => place.SourceTree?.GetText().ToString(place.SourceSpan) ?? place.GetLineSpan().Path;

    /// <summary>The rule's diagnostics in the order of their labels, or of their places in the order of the files.</summary>
    private IEnumerable<Diagnostic> InOrder(IReadOnlyList<Diagnostic> diagnostics)
    {
        var paths = _files.Keys.ToList();
        return diagnostics.Where(d => d.Id == _ruleId)
            .OrderBy(d => LabelOf(d) ?? int.MaxValue)
            .ThenBy(d => paths.IndexOf(FailureReport.PathOf(d)))
            .ThenBy(d => d.Location.SourceSpan.Start);
    }

    private int? LabelOf(Diagnostic diagnostic) =>
        _files[FailureReport.PathOf(diagnostic)].Spans.FirstOrDefault(s => s.Id is null && s.Span == diagnostic.Location.SourceSpan)?.Label;

    private string Describe(IReadOnlyList<Diagnostic> diagnostics)
    {
        var report = new StringBuilder("The diagnostics are not the marked ones.\n");
        foreach (var (path, file) in _files)
        {
            var here = diagnostics.Where(d => FailureReport.PathOf(d) == path).Select(d => (d.Location.SourceSpan, d.Id));
            var expected = MarkedText.Mark(file.Text, file.Spans.Select(s => (s.Span, s.Id ?? _ruleId!)));
            var actual = MarkedText.Mark(file.Text, here);
            if (expected != actual)
            {
                report.Append($"\n{path} (- expected, + actual)\n").Append(LineDiff.Show(expected, actual));
            }
        }

        return report.Append("\nActual diagnostics:\n").Append(diagnostics.Count == 0 ? "  none\n" : FailureReport.List(diagnostics)).ToString();
    }
}
