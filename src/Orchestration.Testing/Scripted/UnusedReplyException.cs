namespace Orchestration.Testing;

/// <summary>A script holds replies that nobody asked for.</summary>
public sealed class UnusedReplyException : Exception
{
    internal UnusedReplyException(IReadOnlyList<ScriptedRule> unused)
        : base("These rules still have replies that nobody asked for:\n"
            + string.Join('\n', unused.Select(rule => $"  {rule}"))
            + "\nEither the code under test left calls out, or an earlier rule answered them, or the replies are not needed.")
    {
    }
}
