namespace Orchestration.Samples.Running;

/// <summary>Asks the person who sits at the console, line by line, until the response fits.</summary>
/// <param name="output">Where the question is written.</param>
/// <param name="keyboard">What the person types.</param>
/// <param name="cancellationToken">Ends the waiting.</param>
internal sealed class PersonAtConsole(TextWriter output, TextReader keyboard, CancellationToken cancellationToken)
{
    private readonly InMemoryApprover desk = new();

    /// <summary>The approver that a run asks.</summary>
    public IApprover Approver => desk;

    /// <summary>Asks the person what the run asks, and gives the run the response.</summary>
    public async Task RespondAsync()
    {
        HumanRequest request = await desk.NextAsync(cancellationToken).ConfigureAwait(false);
        Write(request);
        HumanResponse response = await ReadAsync(request).ConfigureAwait(false);
        while (request.ProblemWith(response) is { } problem)
        {
            output.WriteLine(problem);
            response = await ReadAsync(request).ConfigureAwait(false);
        }

        desk.Respond(request.Id, response);
    }

    private void Write(HumanRequest request)
    {
        output.WriteLine();
        output.WriteLine(PlainText.Of(request));
    }

    private async Task<HumanResponse> ReadAsync(HumanRequest request)
    {
        output.Write(request.Kind == HumanRequestKind.Question ? "Your answer: " : "Enter to approve, no and a reason to reject, anything else to put in its place: ");
        output.Flush();

        // A console's reader does not take a token.
        string? line = await Task.Run(keyboard.ReadLine, CancellationToken.None).WaitAsync(cancellationToken).ConfigureAwait(false);
        return (request.Kind, line?.Trim()) switch
        {
            (_, null) => HumanResponse.Reject("Nobody is at the console any more."),
            (HumanRequestKind.Question, { } answer) => HumanResponse.Answer(answer),
            (_, "") => HumanResponse.Approve(),
            (_, { } no) when no == "no" || no.StartsWith("no ", StringComparison.OrdinalIgnoreCase) => HumanResponse.Reject(no[2..].Trim()),
            (_, { } edited) => HumanResponse.Edit(edited),
        };
    }
}
