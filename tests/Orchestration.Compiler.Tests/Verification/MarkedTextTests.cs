using Microsoft.CodeAnalysis.Text;

namespace Orchestration.Compiler.Tests.Verification;

public sealed class MarkedTextTests
{
    [Fact]
    public void Marks_are_taken_out_and_remembered()
    {
        var marked = MarkedText.Parse("a [|b|] {|ORC1007:c|} {|#2:d|} e");

        Assert.Equal("a b c d e", marked.Text);
        Assert.Equal([new(new TextSpan(2, 1), null, null), new(new TextSpan(4, 1), "ORC1007", null), new(new TextSpan(6, 1), null, 2)], marked.Spans);
    }

    [Fact]
    public void Marks_nest()
    {
        var marked = MarkedText.Parse("{|A1:x [|y|] {|B2:z|}|}");

        Assert.Equal("x y z", marked.Text);
        Assert.Equal([new(new TextSpan(0, 5), "A1", null), new(new TextSpan(2, 1), null, null), new(new TextSpan(4, 1), "B2", null)], marked.Spans);
    }

    [Theory]
    [InlineData("int[] a = [1 | 2]; if (a is [] || b) { }")]
    [InlineData("a || b |} c |]")]
    [InlineData("\"{{text}} {|:x\"")]
    public void Ordinary_code_has_no_marks(string code)
    {
        var marked = MarkedText.Parse(code);

        Assert.Equal(code, marked.Text);
        Assert.Empty(marked.Spans);
    }

    [Theory]
    [InlineData("a [|b")]
    [InlineData("a {|X:b")]
    public void An_open_mark_is_an_error(string markup) => Assert.Throws<FormatException>(() => MarkedText.Parse(markup));

    [Theory]
    [InlineData("a {|B:b|} c")]
    [InlineData("{|A:x {|B:y|} {|C:z|}|}")]
    [InlineData("{|A:x|}{|B:|}")]
    [InlineData("{|A:{|B:xy|}z|}")]
    [InlineData("{|A:x{|B:yz|}|}")]
    public void Marking_is_the_inverse_of_parsing(string markup)
    {
        var marked = MarkedText.Parse(markup);

        Assert.Equal(markup, MarkedText.Mark(marked.Text, marked.Spans.Select(s => (s.Span, s.Id!))));
    }
}
