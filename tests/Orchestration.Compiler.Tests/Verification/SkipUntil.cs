namespace Orchestration.Compiler.Tests.Verification;

/// <summary>Skips a test, saying why, while what it is about does not exist yet.</summary>
internal static class SkipUntil
{
    /// <summary>Skips while the compiler component has no generator.</summary>
    public static void ThereIsAGenerator() => Assert.SkipWhen(CompilerParts.UnderTest.Generators.IsEmpty, "There is no generator yet.");

    /// <summary>Skips while the compiler component has no rule.</summary>
    public static void ThereIsARule() => Assert.SkipWhen(!CompilerParts.UnderTest.Descriptors.Any(), "There is no rule yet.");
}
