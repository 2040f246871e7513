namespace Orchestration.Compiler.Tests.Rules;

/// <summary>The marks of a type's members go with every value of the type.</summary>
public sealed class MemberMarkTests
{
    private const string Patient = "public sealed record Patient([Sensitive] string Name, int Age, Address Home);\n\npublic sealed record Address(string City, [property: Sensitive] string Street);\n\n";

    [Theory]
    [InlineData("{patient.Name}", "patient.Name")]
    [InlineData("{patient.Name.Length}", "patient.Name")]
    [InlineData("{patient.Home.Street}", "patient.Home.Street")]
    [InlineData("{patient.Home}", "patient.Home.Street")]
    [InlineData("{patient}", "patient.Name")]
    public Task AMemberThatAPromptShows_Triggers(string placeholder, string way) => Verify.RuleAsync("ORC6005", new Scenario(Chain(placeholder, "[|patient|]"))
    {
        Messages = [$"'Write' shows '{way}' to 'client', which is not marked for sensitive text; mark 'client' [Sensitive] if it may see it, or leave it out."],
    });

    [Theory]
    [InlineData("{patient.Age}")]
    [InlineData("{patient.Home.City}")]
    public Task AMemberThatIsNotMarked_DoesNotTrigger(string placeholder) => Verify.RuleAsync("ORC6005", Chain(placeholder, "patient"));

    [Fact]
    public Task AClientThatMaySeeIt_DoesNotTrigger() => Verify.RuleAsync("ORC6005", Chain("{patient}", "patient").Replace("IChatClient client", "[Sensitive] IChatClient client", StringComparison.Ordinal));

    [Fact]
    public Task AMemberThatJsonLeavesOut_DoesNotTrigger() => Verify.RuleAsync("ORC6005", """
        public sealed record Patient(int Age)
        {
            [Sensitive, System.Text.Json.Serialization.JsonIgnore]
            public string Name { get; init; } = "";
        }

        """ + Body("{patient}", "patient"));

    [Theory]
    [InlineData("{patient}", "[|patient|]")]
    [InlineData("{patient.Count}", "patient")]
    public Task AListOfSuchValues_TriggersWhereItIsShown(string placeholder, string parameter) =>
        Verify.RuleAsync("ORC6005", Patient + Body(placeholder, parameter).Replace("(Patient ", "(IReadOnlyList<Patient> ", StringComparison.Ordinal));

    [Fact]
    public Task WhatAModelMadeOfIt_Triggers() => Verify.RuleAsync("ORC6005", new Scenario(Patient + """
        [Chain, Unverified("a test")]
        public partial class Desk([Sensitive] IChatClient here, IChatClient cloud)
        {
            public partial Task<string> RunAsync(Patient patient);

            [Step, Prompt("Sum up {patient}"), Model(nameof(here))]
            private partial Task<string> Summarize(Patient patient);

            [Step, Prompt("Polish {summarize}"), Model(nameof(cloud))]
            private partial Task<string> Polish(string [|summarize|]);
        }
        """)
    {
        Messages = ["'Polish' shows 'patient.Name' by way of 'Summarize' to 'cloud', which is not marked for sensitive text; mark 'cloud' [Sensitive] if it may see it, or leave it out."],
        Related = ["patient, Summarize"],
    });

    [Fact]
    public Task ASideEffectThatTakesTheValue_Triggers() => Verify.RuleAsync("ORC6005", new Scenario(Patient + """
        [Chain]
        public partial class Desk
        {
            public partial Task<int> RunAsync(Patient patient);

            [Step, SideEffect]
            private static int Send(Patient [|patient|]) => patient.Age;
        }
        """)
    {
        Messages = ["'Send' takes 'patient.Name' out of the program, and is not marked for sensitive text; mark it [Sensitive] if it may have it, or leave it out."],
    });

    [Fact]
    public Task AToolThatGivesTheValue_Triggers() => Verify.RuleAsync("ORC6005", Patient + """
        [Agent(MaxTurns = 4), Unverified("a test")]
        public partial class Desk(IChatClient client)
        {
            public partial Task<string> RunAsync(string wish);

            [Respond, Prompt("{wish}")]
            private partial Task<string> [|Answer|](string wish);

            [Tool, Description("Finds a patient.")]
            private static Patient Find(string name) => new(name, 40, new("Brest", "Rue de Siam"));
        }
        """);

    [Fact]
    public Task AnInnerPipelineThatTakesTheValue_DoesNotTrigger() => Verify.RuleAsync("ORC6005", Chain("{patient}", "patient").Replace("IChatClient client", "[Sensitive] IChatClient client", StringComparison.Ordinal) + """


        [Chain, Unverified("a test")]
        public partial class Ward([Sensitive] IChatClient client)
        {
            public partial Task<string> RunAsync(Patient patient);

            [Step, Pipeline<Desk>]
            private partial Task<string> Tell(Patient patient);
        }
        """);

    [Fact]
    public Task ATypeThatHoldsItself_Triggers() =>
        Verify.RuleAsync("ORC6005", "public sealed record Patient([Sensitive] string Name, Patient? Parent, IReadOnlyList<Patient> Children);\n\n" + Body("{patient.Children}", "[|patient|]"));

    [Theory]
    [InlineData("{|ORC6001:{mail.Body}|}")]
    [InlineData("{|ORC6001:{mail}|}")]
    [InlineData("{mail.From}")]
    public Task AHostileMemberInASystemMessage_TriggersWhereItIsShown(string placeholder) => Verify.RuleAsync("ORC6001", Answers(placeholder));

    [Fact]
    public Task HostileAndSensitiveMembersThatMeet_Trigger() => Verify.RuleAsync("ORC6002", new Scenario(Patient + """
        public sealed record Mail(string From, [Untrusted] string Body);

        [Chain, Unverified("a test")]
        public partial class Desk([Sensitive] IChatClient client)
        {
            public partial Task<int> RunAsync(Mail mail, Patient patient);

            [Step, Prompt("Answer {mail} for {patient.Name}")]
            private partial Task<string> Write(Mail mail, Patient patient);

            [Step, [|SideEffect|], Sensitive]
            private static int Send(string write) => write.Length;
        }
        """)
    {
        Messages = ["'Write' reads 'mail.Body', which may be hostile, and 'patient.Name', which is sensitive, and what it writes leaves by 'Send': who writes the one can have the other sent away; add [Approve], so that a person sees it before."],
    });

    [Fact]
    public Task AMemberInAPromptFile_Triggers() => Verify.RuleAsync("ORC6005", new Scenario(Patient + """
        [Chain, Unverified("a test")]
        public partial class Desk(IChatClient client)
        {
            public partial Task<string> RunAsync(Patient patient);

            [Step, PromptFile("write.prompt.md")]
            private partial Task<string> Write(Patient [|patient|]);
        }
        """)
    {
        AdditionalFiles = { ["write.prompt.md"] = "Write about {patient.Home.Street}." },
    });

    private static string Chain(string placeholder, string parameter) => Patient + Body(placeholder, parameter);

    private static string Body(string placeholder, string parameter) => $$"""
        [Chain, Unverified("a test")]
        public partial class Desk(IChatClient client)
        {
            public partial Task<string> RunAsync(Patient patient);

            [Step, Prompt("Write about {{placeholder}}")]
            private partial Task<string> Write(Patient {{parameter}});
        }
        """;

    private static string Answers(string placeholder) => $$"""
        public sealed record Mail(string From, [Untrusted] string Body);

        [Chain, Unverified("a test")]
        public partial class Desk(IChatClient client)
        {
            public partial Task<string> RunAsync(Mail mail);

            [Step, System("You answer this: {{placeholder}}"), Prompt("Answer {mail.Body}")]
            private partial Task<string> Write(Mail mail);
        }
        """;
}
