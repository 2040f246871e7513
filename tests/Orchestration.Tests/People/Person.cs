namespace Orchestration.Tests.People;

/// <summary>Approvers for tests, and options with them.</summary>
internal static class Person
{
    public static RunOptions Says(Func<HumanRequest, HumanResponse?> response) => new() { RunId = "r1", Approver = Approver.From(response) };

    public static RunOptions Answers(object? answer) => Says(_ => HumanResponse.Answer(answer));

    /// <summary>Responds by path, and fails for one that is not there.</summary>
    public static RunOptions Says(params (string Path, HumanResponse Response)[] responses) =>
        Says(request => responses.Single(response => response.Path == request.StepPath).Response);
}
