using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>Reads a vote: who votes how many times, when two answers are equal, and who chooses where nobody counts.</summary>
internal sealed class VoteBinder : PatternBinder
{
    private const string Voter = "Voter";

    private const string Select = "Select";

    public override string Name => "Vote";

    public override IReadOnlyList<RoleSpecification> Roles { get; } =
        [
            new(Voter, IsRequired: true, IsSingle: false) { IsAlternative = true, IsOrdered = true },
            new(Select, IsRequired: false, IsSingle: true) { IsChoice = true },
        ];

    public override IReadOnlyList<string> SpecialNames { get; } = [VoteModel.Candidates, VoteModel.Ballot];

    public override PatternBinding? Bind(ParseContext context, AttributeData attribute, Visibility before)
    {
        List<StepDeclaration> voters = context.OfRole(Voter).ToList();
        StepDeclaration? select = context.OfRole(Select).FirstOrDefault();
        var answers = new CommonResult(context, voters)
        {
            OfSilent = voter => $"'{voter.Name}' votes, so it returns its answer.",
            OfOther = (voter, type) => $"'{voter.Name}' votes on '{TypeReader.DisplayOf(type)}' with the other voters, so it returns that too, and not '{TypeReader.DisplayOf(voter.Result!)}'.",
        };
        if (answers.Find(context.EntryResult) is not { } answer)
        {
            return null;
        }

        CheckSelect(context, select);
        var binding = new PatternBinding
        {
            Model = ModelOf(context, attribute, voters, select, answer),
            VisibleAfter = select is null ? [] : [select],
            Gives = answer,
        };
        Fill(binding, context, before, voters, select, answer);
        return binding;
    }

    private static VoteModel ModelOf(ParseContext context, AttributeData attribute, List<StepDeclaration> voters, StepDeclaration? select, ITypeSymbol answer) =>
        new(voters.Select(step => step.Name).ToEquatableArray(), select?.Name)
        {
            Answer = TypeReader.Read(answer),
            Key = new BallotKeys(context, voters[0], answer).Find(select),
            OnExhausted = attribute.OnExhausted(),
            FirstWinsTie = attribute.Named("OnTie")?.Value is 1,
            Limits =
            [
                new("MaxConcurrency", attribute.NamedInt("MaxConcurrency"), 1, "but at least one voter runs at once; set it to 1 or more, or leave it out to run all") { AlsoAllowed = 0 },
                .. voters.Select(CountOf),
            ],
            Shares = attribute.NamedDouble(VoteModel.MinAgreement) is { } share
                ? [new(VoteModel.MinAgreement, share, "but it is the share of all ballots that the winner needs; set it from 0 to 1")]
                : [],
        };

    private static PatternLimit CountOf(StepDeclaration voter) =>
        new("Count", voter.RoleAttribute?.NamedInt("Count"), 1, "but a voter votes at least once; set it to 1 or more, or leave it out")
        {
            Member = voter.Name,
            Role = Voter,
            MultipliesCalls = true,
        };

    private static void Fill(
        PatternBinding binding, ParseContext context, Visibility before, List<StepDeclaration> voters, StepDeclaration? select, ITypeSymbol answer)
    {
        foreach (StepDeclaration voter in voters)
        {
            binding.Visible[voter] = before.And((VoteModel.Ballot, context.Compilation.GetSpecialType(SpecialType.System_Int32)));
        }

        if (select is not null)
        {
            INamedTypeSymbol? list = context.Compilation.GetTypeByMetadataName("System.Collections.Generic.IReadOnlyList`1");
            binding.Visible[select] = before
                .And((VoteModel.Candidates, list?.Construct(answer)))
                .Hiding(VoteModel.Candidates, voters);
        }
    }

    private static void CheckSelect(ParseContext context, StepDeclaration? select)
    {
        if (select is null || select.Result is { SpecialType: SpecialType.System_Int32 } || (select.Result is { } result && TypeReader.IsBroken(result)))
        {
            return;
        }

        context.Report(CheckSignature.Of(
            Anchor.ReturnType(select.Name, select.Ordinal),
            $"'{select.Name}' selects one of the candidates, so it returns its index, an 'int'{(select.Returns == ReturnShape.Direct ? "" : " in its task")}.")
            .With(CheckSignature.Type, select.Returns == ReturnShape.Direct ? "int" : "Task<int>"));
    }
}
