using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Emission.Patterns;

/// <summary>Writes a vote: the ballots are cast at once and read in order, until they decide it or a step has chosen.</summary>
internal sealed class VoteEmitter : PatternEmitter<VoteModel>
{
    protected override void Emit(Flow flow, VoteModel pattern)
    {
        string ballots = flow.Local("ballots");
        flow.Writer.Line($"var {ballots} = new {Code.Library}Ballots<{pattern.Answer.Name}>({flow.Run}{(pattern.MaxConcurrency > 0 ? $", maxConcurrency: {Code.Number(pattern.MaxConcurrency)}" : "")});");
        foreach (StepModel voter in pattern.Voters.Select(flow.Pipeline.Step).OfType<StepModel>())
        {
            flow.Writer.Line($"{ballots}.Add({Cast(flow, pattern, voter)}, count: {Code.Number(pattern.BallotsOf(voter.Method))});");
        }

        if (pattern.Select is null)
        {
            Count(flow, pattern, ballots);
        }
        else
        {
            Choose(flow, pattern, ballots, flow.Pipeline.Step(pattern.Select)!);
        }
    }

    private static string Cast(Flow flow, VoteModel pattern, StepModel voter) => flow.Branch(
        $"Cast{Parsing.CodeNames.Pascal(Parsing.CodeNames.WithoutAsync(voter.Method))}",
        pattern.Answer.Name,
        [("int", VoteModel.Ballot)],
        (branch, names) =>
        {
            branch.Holds(VoteModel.Ballot, names[0]);
            branch.Return(branch.Step(voter, new StepPlaceCode(Item: names[0])));
        });

    private static void Count(Flow flow, VoteModel pattern, string ballots)
    {
        string tally = flow.Local("tally");
        IEnumerable<string?> arguments =
        [
            KeyOf(flow, pattern),
            pattern.Agreement > 0 ? $"minAgreement: {Code.Number(pattern.Agreement)}" : null,
            pattern.FirstWinsTie ? $"onTie: {Code.Library}Tie.First" : null,
        ];
        flow.Writer.Line($"{Code.Library}Tally<{pattern.Answer.Name}> {tally} = await {ballots}.CountAsync({string.Join(", ", arguments.OfType<string>())}).ConfigureAwait(false);");
        if (pattern is { CanBeLost: true, OnExhausted: "Fail" })
        {
            flow.Writer.Block($"if (!{tally}.HasWinner)", () => flow.Exhausted(tally + ".Leading", pattern.Answer, "1")).Blank();
        }

        flow.GiveLast(pattern is { CanBeLost: true, OnExhausted: "ReturnLast" } ? $"{tally}.HasWinner ? {tally}.Leading : {tally}.Last" : tally + ".Leading");
    }

    private static void Choose(Flow flow, VoteModel pattern, string ballots, StepModel select)
    {
        string candidates = flow.Local(VoteModel.Candidates);
        flow.Writer.Line($"global::System.Collections.Generic.IReadOnlyList<{pattern.Answer.Name}> {candidates} = await {ballots}.AllAsync().ConfigureAwait(false);");
        flow.Holds(VoteModel.Candidates, candidates);
        string index = flow.Step(select, new StepPlaceCode())!;
        flow.Writer.Block($"if ({index} < 0 || {index} >= {candidates}.Count)", () =>
            flow.Writer.Line($"throw {flow.Run}.UnknownCandidate({flow.Names.StepField(select)}, {index}, {candidates}.Count);")).Blank();
        flow.GiveLast($"{candidates}[{index}]");
    }

    private static string? KeyOf(Flow flow, VoteModel pattern)
    {
        if (pattern.Key is not { } key)
        {
            return null;
        }

        string answer = flow.Local("answer");
        string member = Parsing.CodeNames.Escape(key.Member);
        string access = answer + (pattern.Answer.IsNullable ? "?." : ".") + member;
        return key.Kind switch
        {
            BallotKeyKind.Property => $"static {answer} => {access}",
            BallotKeyKind.Method => $"static {answer} => {access}()",
            _ => $"{answer} => {member}({answer})",
        };
    }
}
