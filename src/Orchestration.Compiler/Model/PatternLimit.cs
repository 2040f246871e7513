namespace Orchestration.Compiler.Model;

/// <summary>A number that bounds a run, or what its steps are shown: an argument of the pattern's attribute, or of a role's.</summary>
/// <param name="Name">The argument, such as <c>MaxRounds</c>.</param>
/// <param name="Value">Its value, or null where none is given and it has no default.</param>
/// <param name="Least">The least value that means something.</param>
/// <param name="Meaning">What a value below that would contradict, as the second half of a sentence: <c>but a draft is judged at least once; set it to 1 or more</c>.</param>
internal sealed record PatternLimit(string Name, int? Value, int Least, string Meaning)
{
    /// <summary>The method whose role's attribute sets it, or null for the pattern's own attribute.</summary>
    public string? Member { get; init; }

    /// <summary>The role, where <see cref="Member"/> is set.</summary>
    public string? Role { get; init; }

    /// <summary>
    /// Why the run has no bound without it, as the middle of a sentence: <c>judges and revises until a judge accepts, which may be never</c>. Null for
    /// what may be left out.
    /// </summary>
    public string? WhyRequired { get; init; }

    /// <summary>What a fix sets it to.</summary>
    public int Suggested { get; init; } = 1;

    /// <summary>A value besides those from <see cref="Least"/> on that is allowed, such as 0 for no limit.</summary>
    public int? AlsoAllowed { get; init; }

    /// <summary>Whether a run's worst case follows from it, so that lowering it lowers that.</summary>
    public bool MultipliesCalls { get; init; }

    /// <summary>The least value to which it would be lowered, where that is above <see cref="Least"/>.</summary>
    public int? LeastUseful { get; init; }

    /// <summary>The greatest value that means something, or null for none.</summary>
    public int? Most { get; init; }

    public bool IsOutOfRange => Value is { } value && (value < Least || value > Most) && value != AlsoAllowed;

    /// <summary>A value in range that is near to what was meant.</summary>
    public int InRange => Value > Most ? Most.Value : LeastUseful ?? Least;
}

/// <summary>A share that the pattern's attribute sets, from 0 to 1.</summary>
/// <param name="Name">The argument, such as <c>MinAgreement</c>.</param>
/// <param name="Value">Its value.</param>
/// <param name="Meaning">What a value out of range would contradict, as the second half of a sentence.</param>
internal sealed record PatternShare(string Name, double Value, string Meaning)
{
    public bool IsOutOfRange => Value is not (>= 0 and <= 1);

    /// <summary>The nearest value in range.</summary>
    public string InRange => Value > 1 ? "1" : "0";
}
