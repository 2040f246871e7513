namespace Orchestration.Compiler.Tests.Conventions;

public sealed class RulePageReaderTests
{
    private static readonly RulePage Page = new("""
        # ORC2001: A loop without a bound

        **Warning or info** · [Termination and cost](../rules.md)

        ## Cause
        Words. The code fix sets a bound.

        ## ❌
        ```csharp
        class A;
        ```
        and
        ```csharp
        class B
        {
            // ## Why
        }
        ```
        ```text judge.prompt.md
        Judge {draft}.
        ```
        ```csharp Other.cs
        class C;
        ```

        ## ✅
        ```json
        {}
        ```

        ## Why
        ## When to suppress
        ## Limits
        """);

    [Fact]
    public void The_facts_are_read()
    {
        Assert.Equal("# ORC2001: A loop without a bound", Page.Heading);
        Assert.Equal(["warning", "info"], Page.Severities);
        Assert.Equal("Termination and cost", Page.Group);
        Assert.True(Page.HasFix);
        Assert.False(new RulePage("There is no code fix.").HasFix);
        Assert.Null(new RulePage("# ORC2001: x").HasFix);
    }

    [Fact]
    public void Headings_inside_code_are_none() => Assert.Equal(RulePage.SectionNames, Page.Headings);

    [Fact]
    public void The_code_of_a_section_is_read_with_its_further_files()
    {
        var snippets = Page.Snippets("❌").ToList();

        Assert.Equal(["class A;\n", "class B\n{\n    // ## Why\n}\n"], snippets.Select(s => s.Source));
        Assert.All(snippets, s => Assert.Equal("Judge {draft}.\n", s.AdditionalFiles["judge.prompt.md"]));
        Assert.All(snippets, s => Assert.Equal("class C;\n", s.Files["Other.cs"]));
        Assert.Empty(Page.Snippets("✅"));
        Assert.Empty(Page.Snippets("Why"));
    }
}
