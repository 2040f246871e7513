using Orchestration.Compiler.Tests.Rules.DataFlow;
using Orchestration.Compiler.Tests.Rules.Simplicity;
using Orchestration.Compiler.Tests.Rules.Termination;

namespace Orchestration.Compiler.Tests.Rules;

/// <summary>The numbers that a project sets in its <c>.editorconfig</c>.</summary>
public sealed class NumberSettingsTests
{
    private const string Critic = "Critic(MaxRounds = 3)";

    [Theory]
    [InlineData("orchestration_max_calls", "9", "ORC2004")]
    [InlineData("orchestration_max_repeats", "24", "ORC2008")]
    [InlineData("orchestration_max_history_rounds", "8", "ORC4007")]
    [InlineData("orchestration_max_nesting", "5", "ORC7006")]
    public Task WhatReachesTheNumber_DoesNotTrigger(string name, string value, string rule) =>
        Verify.RuleAsync(rule, With(name, value, SourceOf(rule, isMarked: false)));

    [Theory]
    [InlineData("orchestration_max_calls", "8", "ORC2004")]
    [InlineData("orchestration_max_repeats", "23", "ORC2008")]
    [InlineData("orchestration_max_history_rounds", "7", "ORC4007")]
    [InlineData("orchestration_max_nesting", "4", "ORC7006")]
    public Task WhatIsAboveTheNumber_Triggers(string name, string value, string rule) =>
        Verify.RuleAsync(rule, With(name, value, SourceOf(rule, isMarked: true)));

    [Theory]
    [InlineData("ten")]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("2.5")]
    [InlineData("99999999999999999999")]
    public Task ANumberThatIsNoneIsNamedAndTheUsualOneHolds_Triggers(string value)
    {
        Scenario scenario = With("orchestration_max_repeats", value, SourceOf("ORC2008", isMarked: true));
        return Verify.RuleAsync("ORC2008", scenario with
        {
            Messages =
            [
                "One run can call the model 24 times for 'Judge' alone: 3 (MaxRounds) × 4 ([Retry]) × 2 (MaxRepairs); lower one of them. "
                + $"(orchestration_max_repeats is '{value}', which is no whole number above 0, so 10 holds.)",
            ],
        });
    }

    [Theory]
    [InlineData(
        "orchestration_max_history_rounds",
        "ORC4007",
        "'Improve' shows the model everything of up to 8 rounds, more of it each time, and what matters drowns in it; set MaxHistory, 3 for example, to show the latest ones. "
        + "(orchestration_max_history_rounds is 'many', which is no whole number above 0, so 5 holds.)")]
    [InlineData(
        "orchestration_max_nesting",
        "ORC7006",
        "'Work5' nests 5 patterns in one another (Work5 > Work4 > Work3 > Work2 > Work1), which is hard to follow and multiplies their bounds; see whether one of them can go. "
        + "(orchestration_max_nesting is 'many', which is no whole number above 0, so 4 holds.)")]
    public Task EveryRuleNamesWhatIsNoNumber_Triggers(string name, string rule, string message) =>
        Verify.RuleAsync(rule, With(name, "many", SourceOf(rule, isMarked: true)) with { Messages = [message] });

    [Fact]
    public Task TheProjectsLimitIsNamedWhereItIsNoNumber_Triggers() =>
        Verify.RuleAsync("ORC2004", With("orchestration_max_calls", "many", MissingBoundTests.Critic("[[|Critic(MaxRounds = 100)|]]")) with
        {
            Messages =
            [
                "A run of 'Translation' can need 300 model calls, more than the 200 of orchestration_max_calls; lower a bound, or say with [Budget(MaxCalls = 300)] that it is meant. "
                + "(orchestration_max_calls is 'many', which is no whole number above 0, so 200 holds.)",
            ],
        });

    private static Scenario With(string name, string value, string source) => new(source) { Options = { [name] = value } };

    /// <summary>Nine calls, 24 repeats, eight rounds, five levels.</summary>
    private static string SourceOf(string rule, bool isMarked) => rule switch
    {
        "ORC2004" => MissingBoundTests.Critic(isMarked ? $"[[|{Critic}|]]" : $"[{Critic}]"),
        "ORC2008" => RepeatsMultiplyTests.Critic(3, ", Retry(3)", isMarked ? "[|Judge|]" : "Judge"),
        "ORC4007" => WholeHistoryTests.Critic("MaxRounds = 8", isMarked ? "[|history|]" : "history"),
        _ => DeepNestingTests.Levels(5, isMarked ? "[|Chain|]" : "Chain"),
    };
}
