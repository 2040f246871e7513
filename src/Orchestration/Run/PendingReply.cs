using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>
/// A client's call that is under way. When the reply comes it is read at once and the orchestration goes on, all within the
/// one continuation of the client's task; only a reply that is no answer takes the long way, through <see cref="ModelExchange{TResult}"/>.
/// </summary>
/// <remarks>
/// Used again once its result was fetched, so that a step that waits for its client allocates next to nothing; therefore it is awaited once only. It is
/// small, since it goes from the thread that asks to the one that gets the reply.
/// </remarks>
internal sealed class PendingReply<TResult> : StepReply<TResult>
{
    private readonly Action onReply;
    private ModelExchange<TResult>? exchange;
    private Task<ChatResponse>? call;

    private RepairQuestion? repair;
    private Task<TResult>? longWay;
    private TResult? result;
    private Action<object?>? continuation;
    private object? state;
    private StepWhere where;

    private PendingReply() => onReply = OnReply;

    /// <summary>The place of these among what a thread keeps for another use.</summary>
    public static int Kind { get; } = SparePool.AddKind();

    public static PendingReply<TResult> Of(ModelExchange<TResult> exchange, Task<ChatResponse> call, RepairQuestion repair, StepWhere where)
    {
        PendingReply<TResult> reply = Unsafe.As<PendingReply<TResult>?>(SparePool.Take(exchange.ReplyKind)) ?? new PendingReply<TResult>();
        reply.exchange = exchange;
        reply.call = call;
        reply.repair = repair;
        reply.where = where;
        return reply;
    }

    /// <inheritdoc/>
    /// <remarks>A reply that came in the meantime is read for it.</remarks>
    /// <exception cref="InvalidOperationException">The result was fetched before.</exception>
    public override bool IsCompleted
    {
        get
        {
            if (!Call.IsCompleted)
            {
                return false;
            }

            if (longWay is null && TryRead())
            {
                return true;
            }

            longWay ??= ReadOrRepairAsync();
            return longWay.IsCompleted;
        }
    }

    private Task<ChatResponse> Call => call ?? throw AwaitedTwice();

    public override void OnCompleted(Action continuation) => OnCompleted(static action => ((Action)action!)(), continuation);

    public override void OnCompleted(Action<object?> continuation, object? state)
    {
        this.state = state;
        this.continuation = continuation;
        if (longWay is null)
        {
            Call.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(onReply);
        }
        else
        {
            longWay.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(GoOn);
        }
    }

    public override TResult GetResult()
    {
        _ = Call;
        Task<TResult>? repaired = longWay;
        TResult read = result!;
        Release();
        return repaired is null ? read : repaired.GetAwaiter().GetResult();
    }

    private void OnReply()
    {
        if (!TryRead())
        {
            TakeTheLongWay();
            if (!longWay!.IsCompleted)
            {
                longWay.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(GoOn);
                return;
            }
        }

        GoOn();
    }

    private void GoOn() => continuation!(state);

    private bool TryRead()
    {
        if (!call!.IsCompletedSuccessfully)
        {
            return false;
        }

        try
        {
            return exchange!.Reply.TryRead(call.Result, out result) is null;
        }
        catch (Exception)
        {
            // A converter's own failure: on the long way it is thrown again, and there it can surface.
            return false;
        }
    }

    /// <summary>Asking again runs in the context in which the step was begun.</summary>
    private void TakeTheLongWay()
    {
        if (repair!.Context is { } context)
        {
            ExecutionContext.Run(context, static state => Start((PendingReply<TResult>)state!), this);
        }
        else
        {
            longWay = ReadOrRepairAsync();
        }

        static void Start(PendingReply<TResult> self) => self.longWay = self.ReadOrRepairAsync();
    }

    private Task<TResult> ReadOrRepairAsync() =>
        new ModelQuestion<TResult>(exchange!, repair!.Client, repair.Messages, where, repair.CancellationToken).ReadOrRepairAsync(call!);

    private void Release()
    {
        int kind = exchange!.ReplyKind;
        Version++;
        exchange = null;
        call = null;
        repair = null;
        longWay = null;
        result = default;
        continuation = null;
        state = null;
        where = default;
        SparePool.Give(kind, this);
    }
}

/// <summary>What asking a client again takes.</summary>
internal sealed record RepairQuestion(IChatClient Client, ChatMessage[] Messages, CancellationToken CancellationToken)
{
    public ExecutionContext? Context { get; } = ExecutionContext.Capture();
}
