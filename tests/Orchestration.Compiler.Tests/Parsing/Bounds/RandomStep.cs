namespace Orchestration.Compiler.Tests.Parsing.Bounds;

/// <summary>What a step does: it asks a model, runs code, or runs another pipeline.</summary>
/// <param name="Model">The model step, or null.</param>
/// <param name="Inner">The inner pipeline, or null.</param>
/// <param name="Fallback">What stands in for a model step, or null.</param>
/// <param name="Check">The verifier, or null.</param>
internal sealed record RandomStep(RandomModel? Model, RandomPipeline? Inner, RandomModel? Fallback, RandomCheck? Check)
{
    public long Calls => Of(Counting.Calls);

    /// <summary>Whether it can be sent back: an inner pipeline takes no feedback.</summary>
    public bool CanHear => Inner is null;

    public long Of(Counting counting)
    {
        long own = (Model?.Attempts ?? 0) + (Fallback?.Attempts ?? 0) + (Inner?.Of(counting) ?? 0);
        return Check is null ? own : Check.With(own);
    }
}

/// <summary>A model step: its retries, and its repairs where its reply is not plain text.</summary>
internal sealed record RandomModel(int Retries, int? Repairs)
{
    public long Attempts => (1L + Retries) * (1L + (Repairs ?? 0));
}

/// <summary>A verifying model step.</summary>
internal sealed record RandomCheck(RandomModel Model, int SendsBack)
{
    /// <summary>What a step comes to with its check, either figure of it.</summary>
    public long With(long step) => (1L + SendsBack) * (step + Model.Attempts);
}

/// <summary>A step that says how the pattern goes on: by a model, or in code.</summary>
/// <param name="Model">The model step, or null.</param>
internal sealed record RandomDecision(RandomModel? Model)
{
    public long Attempts => Model?.Attempts ?? 0;
}
