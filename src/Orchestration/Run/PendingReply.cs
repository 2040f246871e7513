using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>
/// A client's call that is under way. When the reply comes it is read at once and the orchestration goes on, all within the
/// one continuation of the client's task; only a reply that is no answer takes the long way, through <see cref="ModelExchange{TResult}"/>.
/// </summary>
/// <remarks>
/// Used again once its result was fetched, so that a step that waits for its client allocates nothing; therefore it is awaited once only.
/// </remarks>
internal sealed class PendingReply<TResult> : IValueTaskSource<TResult>
{
    private const int MostSpare = 32;

    private readonly Action onReply;
    private PendingReply<TResult>? next;
    private int spareCount;
    private short version;

    private ModelQuestion<TResult> question;
    private Task<ChatResponse>? call;
    private Task<TResult>? longWay;
    private TResult? result;
    private Action<object?>? continuation;
    private object? state;
    private ExecutionContext? context;

    private PendingReply() => onReply = OnReply;

    /// <summary>The place of these among what a thread keeps for another use.</summary>
    public static int Kind { get; } = SparePool.AddKind();

    public static PendingReply<TResult> Of(in ModelQuestion<TResult> question, Task<ChatResponse> call)
    {
        ref object? spare = ref SparePool.Of(question.Exchange.ReplyKind);
        PendingReply<TResult> reply = spare is null ? new PendingReply<TResult>() : Unsafe.As<PendingReply<TResult>>(spare);
        spare = reply.next;
        reply.next = null;
        reply.question = question;
        reply.call = call;
        return reply;
    }

    public ValueTask<TResult> AsValueTask() => new(this, version);

    /// <inheritdoc/>
    /// <remarks>A reply that came in the meantime is read for it.</remarks>
    public ValueTaskSourceStatus GetStatus(short token)
    {
        Check(token);
        if (!call!.IsCompleted)
        {
            return ValueTaskSourceStatus.Pending;
        }

        if (longWay is null && TryRead())
        {
            return ValueTaskSourceStatus.Succeeded;
        }

        longWay ??= question.ReadOrRepairAsync(call);
        return longWay.Status switch
        {
            TaskStatus.RanToCompletion => ValueTaskSourceStatus.Succeeded,
            TaskStatus.Faulted => ValueTaskSourceStatus.Faulted,
            TaskStatus.Canceled => ValueTaskSourceStatus.Canceled,
            _ => ValueTaskSourceStatus.Pending,
        };
    }

    /// <inheritdoc/>
    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        Check(token);
        context = ExecutionContext.Capture();
        this.state = state;
        this.continuation = continuation;
        if (flags.HasFlag(ValueTaskSourceOnCompletedFlags.FlowExecutionContext) && context is { } flowing)
        {
            this.continuation = value => ExecutionContext.Run(flowing, new ContextCallback(continuation), value);
        }

        if (longWay is not null)
        {
            longWay.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(GoOn);
            return;
        }

        call!.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(onReply);
    }

    public void OnCompleted(Action<object?> continuation, object state) => OnCompleted(continuation, state, version, ValueTaskSourceOnCompletedFlags.None);

    /// <inheritdoc/>
    public TResult GetResult(short token)
    {
        Check(token);
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
            return question.Exchange.Reply.TryRead(call.Result, out result) is null;
        }
        catch (Exception)
        {
            // A converter's own failure: on the long way it is thrown again, and there it can surface.
            return false;
        }
    }

    /// <summary>Asking again runs in the context in which the step was awaited.</summary>
    private void TakeTheLongWay()
    {
        if (context is null)
        {
            longWay = question.ReadOrRepairAsync(call!);
        }
        else
        {
            ExecutionContext.Run(context, static state => Start((PendingReply<TResult>)state!), this);
        }

        static void Start(PendingReply<TResult> self) => self.longWay = self.question.ReadOrRepairAsync(self.call!);
    }

    private void Release()
    {
        ref object? spare = ref SparePool.Of(question.Exchange.ReplyKind);
        version++;
        question = default;
        call = null;
        longWay = null;
        result = default;
        continuation = null;
        state = null;
        context = null;
        PendingReply<TResult>? first = Unsafe.As<PendingReply<TResult>?>(spare);
        int count = first?.spareCount ?? 0;
        if (count < MostSpare)
        {
            spareCount = count + 1;
            next = first;
            spare = this;
        }
    }

    private void Check(short token)
    {
        if (token != version || call is null)
        {
            throw new InvalidOperationException("A step is awaited once only; use AsTask() to await it several times.");
        }
    }
}
