using Orchestration.Samples.ClinicalOrchestrator.Cases;
using Orchestration.Samples.ClinicalOrchestrator.Conference;
using Orchestration.Samples.Data;

namespace Orchestration.Samples.Tests.ClinicalOrchestrator;

public sealed class CaseTextTests
{
    private const string Text = "Woman, 81 years.\nShe takes Gabapentin 600 mg three\ntimes a day.\nヴァルファリン 5 mg 毎日。";

    [Theory]
    [InlineData("She takes Gabapentin 600 mg three times a day.", true)]
    [InlineData("Gabapentin 600 mg", true)]
    [InlineData(" - “Gabapentin  600 mg three\ntimes a day.” ", true)]
    [InlineData("ヴァルファリン 5 mg 毎日。", true)]
    [InlineData("gabapentin 600 mg", false)] // word for word
    [InlineData("Gabapentin 60 mg", false)]
    [InlineData("Gabapentin 600 mg. three", false)]
    [InlineData("mg", false)] // shows nothing
    [InlineData("“”", false)]
    [InlineData("", false)]
    public void A_text_holds_a_quotation_word_for_word(string quotation, bool isHeld) => Assert.Equal(isHeld, Quotation.IsIn(Text, quotation));

    [Theory]
    [InlineData("gabapentin", true)]
    [InlineData("Gabapentin 600 mg", true)]
    [InlineData("ヴァルファリン", true)]
    [InlineData("gabapent", false)]
    [InlineData("day", false)] // fewer than four letters are no name
    [InlineData("", false)]
    public void A_text_names_a_medicine_in_whole_words(string name, bool isNamed) => Assert.Equal(isNamed, CaseText.Names(Text, name));

    [Theory]
    [InlineData(Specialty.Renal, "does the DOSE fit", true)]
    [InlineData(Specialty.Renal, "Does the dose fit the kidneys?", false)]
    [InlineData(Specialty.Falls, "Does the dose fit?", false)]
    public void Questions_are_equal_that_ask_the_same_of_the_same(Specialty specialty, string question, bool isSame)
    {
        var asked = new Inquiry(Specialty.Renal, "Does the dose fit?");
        var other = new Inquiry(specialty, question);

        Assert.Equal(isSame, asked == other);
        Assert.Equal(isSame, new HashSet<Inquiry> { asked }.Contains(other));
    }

    [Fact]
    public void Every_case_says_that_it_is_synthetic_and_can_be_named()
    {
        Assert.All(PatientCase.All, known =>
        {
            Assert.Equal(Synthetic.Notice, known.Notice);
            Assert.NotEmpty(known.Title);
            Assert.Same(known, PatientCase.Find(known.Id.ToUpperInvariant()));
            Assert.All(known.Lines, line => Assert.True(Quotation.IsIn(known.Text, line)));
        });
        Assert.Null(PatientCase.Find("nobody"));
    }
}
