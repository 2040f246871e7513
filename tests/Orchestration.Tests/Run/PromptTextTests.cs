using System.Globalization;

namespace Orchestration.Tests.Running;

public class PromptTextTests
{
    [Fact]
    public void Numbers_and_dates_stand_in_the_invariant_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal("1234.5", PromptText.Of(1234.5));
            Assert.Equal("1,234.50", PromptText.Of(1234.5, "N2"));
            Assert.Equal("2026-02-01", PromptText.Of(new DateOnly(2026, 2, 1), "yyyy-MM-dd"));
            Assert.Equal("Billing", PromptText.Of(Topic.Billing));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Texts_stand_as_a_list() => Assert.Equal("- a\n- b", PromptText.List(["a", null, "b"]));

    [Fact]
    public void Other_types_stand_as_readable_json() =>
        Assert.Equal("""{"feedback":"Zu förmlich <b>","accepted":false,"score":null}""", PromptText.Json(Verdict.Reject("Zu förmlich <b>"), PipelineJson.BuiltIn));

    [Fact]
    public void Null_is_nothing()
    {
        Assert.Equal("", PromptText.Of((int?)null));
        Assert.Equal("", PromptText.List(null));
        Assert.Equal("", PromptText.Json<Verdict?>(null, PipelineJson.BuiltIn));
    }
}
