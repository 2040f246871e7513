using static Orchestration.Compiler.Tests.Parsing.BoundTests;

namespace Orchestration.Compiler.Tests.Diagrams;

/// <summary>What is drawn of people.</summary>
public sealed class PersonDiagramTests
{
    [Fact]
    public void PeopleAnswerApproveResultsAndApproveEffects() => Assert.Equal(
        """
        ---
        title: "Work: at most 1 model call"
        ---
        flowchart TD
            entry(["text"])
            Ask[\"Ask"/]
            Draft("Draft")
            IsShort["IsShort"]
            IsShort_rejected>"rejected"]
            Draft_approval[\"approve Draft"/]
            Draft_approval_rejected>"rejected"]
            Send_approval[\"approve Send"/]
            Send["Send"]
            Send_rejected>"rejected"]
            result(["result"])

            entry --> Ask
            Ask --> Draft
            Draft --> IsShort
            IsShort -->|"refused"| IsShort_rejected
            IsShort --> Draft_approval
            Draft_approval -->|"refused"| Draft_approval_rejected
            Draft_approval --> Send_approval
            Send_approval -->|"refused"| Send_rejected
            Send_approval --> Send
            Send --> result
        """,
        GeneratedDiagram.Of(Chain("""
            [Step, Human("To whom? {text}")] private partial Task<string> Ask(string text);
            [Step, Prompt("Write to {ask}."), Approve] private partial Task<string> Draft(string ask);
            [Verify] private static bool IsShort(string draft) => true;
            [Step, SideEffect, Approve] private static string Send(string draft) => draft;
            """)));
}
