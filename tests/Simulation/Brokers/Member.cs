using BlazingSun.Platform.PubSub;
using BlazingSun.Simulation.Nodes;
using BlazingSun.Simulation.Sidecars;

namespace BlazingSun.Simulation.Brokers;

/// <summary>A program's place in a group.</summary>
internal sealed class Member(Node node, Subscription subscription, Group group)
{
    private TaskCompletionSource? _idle;
    private int _inHand;

    public Node Node => node;

    public int MaxBatch => subscription.MaxBatch;

    public void Start() => group.Join(this);

    /// <summary>Ends with the batches in hand.</summary>
    public async Task StopAsync()
    {
        group.Leave(this);
        if (_inHand == 0)
            return;
        _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _idle.Task;
    }

    /// <summary>Has the consumer handle a batch, in its own program.</summary>
    public void Handle(int partition, BusMessage[] batch, Action<IReadOnlySet<int>?> settle)
    {
        _inHand++;
        node.Lane.Post(() => _ = HandleAsync(partition, batch, settle));
    }

    private async Task HandleAsync(int partition, BusMessage[] batch, Action<IReadOnlySet<int>?> settle)
    {
        IReadOnlySet<int>? retry;
        try
        {
            retry = node.World.Plan.BesideSidecars
                ? await AppCall.DeliverAsync(node, subscription, partition, batch)
                : (await subscription.Consumer.HandleAsync(batch, CancellationToken.None)).RetryFrom;
        }
        catch (Exception e)
        {
            node.World.Trace.Line($"{node.Name} could not handle {batch.Length} of {subscription.Topic}: {e.Message}");
            retry = Enumerable.Range(0, batch.Length).ToHashSet();
        }

        settle(retry);
        if (--_inHand == 0)
            _idle?.TrySetResult();
    }
}
