using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>
/// What an agent keeps from turn to turn: what was said, and how many turns and calls are left. It has no effects, so that the same replies and
/// results always lead to the same turns. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AgentLoop<TAnswer>
{
    private readonly Run run;
    private readonly AgentTools tools;
    private readonly List<FunctionCallContent> asked = [];
    private readonly List<ToolCall> made = [];
    private List<ToolCall>? withoutRefused;
    private AgentConversation conversation = new([]);
    private ReplyFormat<TAnswer>? format;
    private int turns;
    private int calls;
    private int repairs;
    private bool isRepair;

    /// <summary>Begins with nothing said.</summary>
    /// <param name="run">The run.</param>
    /// <param name="tools">What the model may call.</param>
    public AgentLoop(Run run, AgentTools tools)
    {
        this.run = run;
        this.tools = tools;
    }

    /// <summary>The most turns, at least 1.</summary>
    public required int MaxTurns { get; init; }

    /// <summary>The most calls of tools, at least 1.</summary>
    public required int MaxToolCalls { get; init; }

    /// <summary>The most bytes of a tool's result that the model is shown.</summary>
    public required int MaxResultBytes { get; init; }

    /// <summary>How often an answer that cannot be read is asked for again.</summary>
    public int MaxRepairs { get; init; }

    /// <summary>The turn, from 1; it goes on counting when the agent begins again, and over repairs.</summary>
    public int Turn { get; private set; }

    /// <summary>The calls of this turn that a tool is there for.</summary>
    public List<ToolCall> Calls => withoutRefused ?? made;

    /// <summary>Whether the model goes on calling where it may not, or repeats itself.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>What the model last wrote beside its calls, where that can be read as an answer.</summary>
    public TAnswer? Best { get; private set; }

    /// <summary>Whether there is a <see cref="Best"/>.</summary>
    public bool HasBest { get; private set; }

    private bool IsRepeating { get; set; }

    private bool MayCall => !isRepair && turns < MaxTurns && calls < MaxToolCalls;

    /// <summary>Begins: at first, and again when a verifier refused the answer. What was said until then is kept.</summary>
    public void Begin()
    {
        if (conversation.All is { Length: > 0 } said)
        {
            conversation = new AgentConversation(said);
        }

        asked.Clear();
        turns = 0;
        calls = 0;
        repairs = 0;
        Next();
    }

    /// <summary>Goes on to the next turn, in which the model is shown what its calls gave.</summary>
    public void Next()
    {
        if (made.Count > 0)
        {
            conversation.Say(new ChatMessage(ChatRole.Tool, Results()));
            made.Clear();
            withoutRefused = null;
        }

        Turn++;
        if (!isRepair)
        {
            turns++;
            run.Round(turns, MaxTurns);
        }
    }

    /// <summary>The input of this turn.</summary>
    /// <param name="step">The step that is asked.</param>
    /// <param name="input">Its own input.</param>
    public AgentInput<TInput> Ask<TSelf, TInput>(AgentStep<TSelf, TInput, TAnswer> step, TInput input)
        where TInput : IStepInput
    {
        format = step.Reply;
        return new AgentInput<TInput>
        {
            Input = input,
            Conversation = conversation,
            Exchange = conversation.Exchange,
            Tools = MayCall ? tools.Declarations : [],
            MayRepair = repairs < MaxRepairs,
        };
    }

    /// <summary>Takes what the model said; true where it is an answer.</summary>
    /// <param name="reply">The model's reply.</param>
    public bool Receive(AgentReply<TAnswer> reply)
    {
        if (reply.Problem is { } problem)
        {
            AskAgain(reply, problem);
            return false;
        }

        for (int i = 0; i < reply.Messages.Count; i++)
        {
            conversation.Say(reply.Messages[i]);
        }

        if (!reply.IsAnswer)
        {
            KeepAside(reply);
            int earlier = asked.Count;
            OpenCalls.AddTo(asked, reply.Messages);
            IsRepeating = RepeatedCalls.HasThird(asked, earlier);
            IsExhausted = !MayCall || IsRepeating;
            Read(IsExhausted ? asked.Count : earlier);
        }

        isRepair = false;
        return reply.IsAnswer;
    }

    /// <summary>What ends the run that is exhausted.</summary>
    public ExhaustedException Exhausted()
    {
        RunOrigin origin = run.Origin;
        string why = IsRepeating
            ? $"The model of {origin.Where} made the same call for the third time, in turn {Turn}, and would go on so. Say in its prompt when to stop or what the tool cannot do"
            : $"The model of {origin.Where} still calls tools in turn {Turn}, where none are offered any more. Raise MaxTurns or MaxToolCalls, say in its prompt when to stop";
        return new ExhaustedException(origin, HasBest ? Best : null, Turn, why);
    }

    private void AskAgain(AgentReply<TAnswer> reply, ReplyProblem problem)
    {
        foreach (ChatMessage message in reply.Messages)
        {
            // Providers refuse an empty message.
            if (message.Contents.Count > 0 && problem.RawReply.Length > 0)
            {
                conversation.Say(message);
            }
        }

        conversation.Say(problem.Repair(format!.Wanted).Last());
        repairs++;
        isRepair = true;
    }

    private void KeepAside(AgentReply<TAnswer> reply)
    {
        string text = reply.Messages.Count == 1 ? reply.Messages[0].Text : string.Concat(reply.Messages.Select(message => message.Text));
        if (format!.TryReadAside(text, out TAnswer? aside))
        {
            Best = aside;
            HasBest = true;
        }
    }

    private void Read(int first)
    {
        for (int i = first; i < asked.Count; i++)
        {
            made.Add(Read(asked[i], made.Count + 1));
        }

        if (made.Exists(call => call.Refusal is not null))
        {
            withoutRefused = made.FindAll(call => call.Refusal is null);
        }
    }

    private ToolCall Read(FunctionCallContent call, int number) =>
        ++calls > MaxToolCalls ? ToolCall.Refused(call, number, $"The {MaxToolCalls} tool calls that are allowed are used up; answer with what you know.")
        : tools.Find(call.Name) is not { } tool ? ToolCall.Refused(call, number, $"There is no tool '{call.Name}'. The tools are: {tools.Names}.")
        : ToolCall.Of(call, number, tool);

    private List<AIContent> Results()
    {
        List<AIContent> results = new(made.Count);
        foreach (ToolCall call in made)
        {
            if (call.Refusal is { } reason)
            {
                run.ToolRefused(call.Tool, reason);
            }

            results.Add(call.ToContent(MaxResultBytes));
        }

        return results;
    }
}
