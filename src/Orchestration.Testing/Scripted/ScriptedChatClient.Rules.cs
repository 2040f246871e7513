using System.Runtime.CompilerServices;

namespace Orchestration.Testing;

public sealed partial class ScriptedChatClient
{
    /// <summary>Answers calls whose <see cref="ChatRequest.Prompt"/> satisfies a condition.</summary>
    /// <param name="prompt">The condition. Called by several threads where branches race.</param>
    /// <param name="reply">The answer.</param>
    /// <param name="description">How messages name the rule; by default the condition as it is written.</param>
    public ScriptedChatClient When(
        Func<string, bool> prompt, Reply reply, [CallerArgumentExpression(nameof(prompt))] string? description = null)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return Add($"When({description})", request => prompt(request.Prompt), reply);
    }

    /// <summary>Answers calls that satisfy a condition on messages, options and step.</summary>
    /// <inheritdoc cref="When" path="/param"/>
    public ScriptedChatClient WhenRequest(
        Func<ChatRequest, bool> request, Reply reply, [CallerArgumentExpression(nameof(request))] string? description = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Add($"WhenRequest({description})", request, reply);
    }

    /// <summary>Answers calls whose <see cref="ChatRequest.Prompt"/> contains a text, compared ordinally.</summary>
    /// <exception cref="ArgumentException"><paramref name="text"/> is empty: it would match every call.</exception>
    public ScriptedChatClient WhenPromptContains(string text, Reply reply)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return Add($"WhenPromptContains(\"{text}\")", request => request.Prompt.Contains(text, StringComparison.Ordinal), reply);
    }

    /// <summary>Answers calls of a step, named by the end of its path (see <see cref="ChatRequest.Step"/>).</summary>
    /// <param name="step">
    /// A step's name, with as much of its path as is needed. <c>Judge</c> matches <c>Judge</c>, <c>Judge[2]</c>,
    /// <c>Judge~1</c> and <c>Map[17]/Judge[1]</c>; <c>Judge[2]</c> only a Judge with that index; <c>Map[17]/Judge</c>
    /// only the Judge within that item.
    /// </param>
    /// <param name="reply">The answer.</param>
    /// <exception cref="ArgumentException"><paramref name="step"/> is empty or has an empty segment.</exception>
    public ScriptedChatClient WhenStep(string step, Reply reply)
    {
        var pattern = new StepPattern(step);
        RunningStep.BeTold();
        return Add($"WhenStep(\"{step}\")", request => pattern.Matches(request.Step), reply);
    }

    /// <summary>Answers every call that no rule matches, wherever in the script this stands.</summary>
    /// <exception cref="InvalidOperationException">It was said before.</exception>
    public ScriptedChatClient Otherwise(Reply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var rule = new ScriptedRule("Otherwise", _ => true, reply);
        if (Interlocked.CompareExchange(ref _otherwise, rule, null) is not null)
            throw new InvalidOperationException("Otherwise is said twice; a script has one answer for what no rule matches.");
        return this;
    }

    private ScriptedChatClient Add(string description, Func<ChatRequest, bool> matches, Reply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var rule = new ScriptedRule(description, matches, reply);
        lock (_gate)
            _rules = _rules.Add(rule);
        return this;
    }
}
