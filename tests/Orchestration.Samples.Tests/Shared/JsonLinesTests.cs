using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Orchestration.Samples.Data;

namespace Orchestration.Samples.Tests.Shared;

public sealed class JsonLinesTests
{
    private static readonly JsonTypeInfo<int[]> Numbers = (JsonTypeInfo<int[]>)JsonSerializerOptions.Default.GetTypeInfo(typeof(int[]));

    [Fact]
    public void Each_line_is_a_value_and_empty_lines_are_none() =>
        Assert.Equal([[1], [2, 3], []], JsonLines.Read(new StringReader("[1]\n\n  \n[2,3]\r\n[]"), "numbers", Numbers));

    [Theory]
    [InlineData("[1]\n\nnonsense", "numbers, line 3: ")]
    [InlineData("null", "numbers, line 1: there is null")]
    public void A_line_that_cannot_be_read_is_named(string text, string said) =>
        Assert.StartsWith(said, Assert.Throws<FormatException>(() => JsonLines.Read(new StringReader(text), "numbers", Numbers)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_embedded_is_named() =>
        Assert.Contains("no-such.jsonl", Assert.Throws<InvalidOperationException>(() => JsonLines.Embedded("no-such.jsonl", Numbers)).Message, StringComparison.Ordinal);
}
