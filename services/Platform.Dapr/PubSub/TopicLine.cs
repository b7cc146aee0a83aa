using BlazingSun.Platform.PubSub;

namespace BlazingSun.Platform.Dapr.PubSub;

/// <summary>
/// The publishers of one topic in line. One request is in flight at a time, which keeps the order of each key; what comes meanwhile
/// goes with the next one. So a lone message leaves at once and a flood leaves in batches.
/// </summary>
internal sealed class TopicLine(string topic, Func<string, BulkPublish, Task> send, int mostMessages, TimeSpan longestWait, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Queue<PendingPublish> _waiting = new();
    private bool _sending;

    internal Task PublishAsync(ReadOnlyMemory<BusMessage> messages, CancellationToken cancellationToken)
    {
        if (messages.IsEmpty)
            return Task.CompletedTask;
        PendingPublish pending = new(messages, time.GetUtcNow(), cancellationToken);
        bool begin;
        lock (_lock)
        {
            _waiting.Enqueue(pending);
            (begin, _sending) = (!_sending, true);
        }

        if (begin)
            Begin();
        return pending.WaitAsync(cancellationToken);
    }

    // What is sent belongs to many callers: it must not carry the first one's trace and locals.
    private void Begin()
    {
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
            _ = SendAllAsync();
    }

    private async Task SendAllAsync()
    {
        while (Next() is { } batch)
        {
            try
            {
                await send(topic, batch);
            }
            catch (Exception error)
            {
                batch.Fail(error);
            }
        }
    }

    private BulkPublish? Next()
    {
        lock (_lock)
        {
            BulkPublish batch = new();
            while (batch.Count < mostMessages && _waiting.TryPeek(out PendingPublish? first))
            {
                if (first.IsTaken || GiveUp(first))
                    _waiting.Dequeue();
                else if (!batch.TryAdd(first))
                    break;
            }

            _sending = !batch.IsEmpty;
            return _sending ? batch : null;
        }
    }

    private bool GiveUp(PendingPublish pending)
    {
        if (pending.Waits(time.GetUtcNow()) <= longestWait)
            return false;
        pending.Fail(new DependencyUnavailableException(DaprBus.Dependency, $"waited {longestWait.TotalSeconds} s in line before {topic}"));
        return true;
    }
}
