using Orchestration.Samples.TumorBoard.Meeting;
using Orchestration.Testing;

namespace Orchestration.Samples.Tests.TumorBoard;

/// <summary>The order of the speakers changes nothing.</summary>
public sealed class ShufflingTests
{
    [Fact]
    public async Task Speakers_declared_in_another_order_read_and_decide_the_same()
    {
        Script declared = Script.Contested().Chooses(1);
        Script reversed = Script.Contested().Chooses(1);

        Outcome<Recommendation> one = await declared.RunAsync();
        Outcome<Recommendation> other = await new ReversedMeeting(reversed.Specialist, reversed.Chair).RunAsync(Script.Case);

        Assert.IsType<Outcome<Recommendation>.Completed>(one);
        Assert.Equivalent(one, other, strict: true);
        Assert.Equal(Prompts(declared.Specialist), Prompts(reversed.Specialist));
        Assert.Equal(Prompts(declared.Chair), Prompts(reversed.Chair));
    }

    [Theory]
    [InlineData("Surgery")]
    [InlineData("MedicalOncology")]
    [InlineData("RadiationOncology")]
    [InlineData("Pathology")]
    public async Task Whoever_is_slow_has_no_last_word(string slow)
    {
        Script prompt = Mixed();
        Script late = Mixed(slow);

        Assert.Equivalent(await prompt.RunAsync(), await late.RunAsync(), strict: true);
        Assert.Equal(Prompts(prompt.Specialist), Prompts(late.Specialist));
        Assert.Equal(Prompts(prompt.Chair), Prompts(late.Chair));
    }

    [Theory]
    [InlineData("Surgery")]
    [InlineData("MedicalOncology")]
    [InlineData("RadiationOncology")]
    public async Task Which_of_them_stands_alone_changes_nothing_but_the_name(string alone)
    {
        var script = new Script();
        foreach (string speaker in Script.Specialists.Keys)
        {
            Treatment said = speaker == alone ? Treatment.MoreDiagnostics : Treatment.TreatThenOperate;
            script.Says(speaker, said, said, said);
        }

        Recommendation recommendation = Assert.IsType<Outcome<Recommendation>.Completed>(await script.Chooses(0).RunAsync()).Value;

        Assert.Equal((Treatment.TreatThenOperate, DecidedBy.Chair), (recommendation.Treatment, recommendation.By));
        Assert.Equal([alone], recommendation.Dissent.Select(supporter => supporter.Speaker));
    }

    [Fact]
    public void A_slate_is_the_same_in_whatever_order_they_spoke()
    {
        Statement<Opinion>[] said =
        [
            new("Surgery", 2, Of(Treatment.Surgery)), new("MedicalOncology", 2, Of(Treatment.SystemicTherapy)),
            new("RadiationOncology", 2, Of(Treatment.Radiation)), new("Pathology", 2, Of(Treatment.Surgery)),
        ];
        string expected = "0. Surgery\n   Pathology: Surgery!\n   Surgery: Surgery!\n1. Radiation\n   RadiationOncology: Radiation!\n2. SystemicTherapy\n   MedicalOncology: SystemicTherapy!";

        Assert.All(Orders(said), order => Assert.Equal(expected, Slate.Of(order).Text));
        Assert.Equal(24, Orders(said).Count());
    }

    [Theory]
    [InlineData(Standing.Unanimous, "4", 0, 0, 0, 0)]
    [InlineData(Standing.Contested, "3 to 1", 0, 0, 0, 1)]
    [InlineData(Standing.Contested, "2 to 1 to 1", 2, 0, 1, 0)]
    [InlineData(Standing.Tied, "2 to 2", 1, 0, 1, 0)]
    [InlineData(Standing.Tied, "1 to 1 to 1 to 1", 3, 2, 1, 0)]
    public void The_votes_say_how_a_board_stands(Standing standing, string votes, params int[] treatments)
    {
        // An earlier round, in which all said something else, does not count.
        Slate slate = Slate.Of([.. treatments.SelectMany((treatment, index) => new Statement<Opinion>[]
        {
            new($"Speaker{index}", 1, Of(Treatment.Watch)), new($"Speaker{index}", 2, Of((Treatment)treatment)),
        })]);

        Assert.Equal((standing, votes, 2), (slate.Standing, slate.Votes, slate.Rounds));
    }

    private static Script Mixed(string? slow = null)
    {
        var script = new Script();
        foreach ((string speaker, int index) in Script.Specialists.Keys.Select((speaker, index) => (speaker, index)))
        {
            Reply opinion = Script.Opinion(speaker, index == 0 ? Treatment.Surgery : Treatment.Radiation);
            script.Answers(speaker, speaker == slow ? opinion.After(TimeSpan.FromMilliseconds(60)) : opinion);
        }

        return script.Chooses(1);
    }

    private static Opinion Of(Treatment treatment) => new([], treatment + "!", treatment, 0.5);

    private static string[] Prompts(ScriptedChatClient client) => [.. client.Calls.Select(call => call.Prompt).Order(StringComparer.Ordinal)];

    private static IEnumerable<T[]> Orders<T>(T[] items) => items.Length < 2
        ? [items]
        : items.SelectMany((first, index) => Orders<T>([.. items[..index], .. items[(index + 1)..]]).Select(rest => (T[])[first, .. rest]));
}
