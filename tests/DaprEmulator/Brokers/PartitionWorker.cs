using BlazingSun.DaprEmulator.Faults;

namespace BlazingSun.DaprEmulator.Brokers;

/// <summary>Brings one partition to one member, strictly in order: nothing comes before what is to come again.</summary>
internal sealed class PartitionWorker
{
    private readonly Partition _partition;
    private readonly ConsumerGroup _group;
    private readonly Dependency _broker;
    private readonly DaprWorld _world;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _stopOrKilled;
    private readonly Task _running;

    internal PartitionWorker(Partition partition, ConsumerGroup group, GroupMember member, Dependency broker, DaprWorld world)
    {
        (_partition, _group, Member, _broker, _world) = (partition, group, member, broker, world);
        _stopOrKilled = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, member.Killed);
        _running = RunAsync();
    }

    internal GroupMember Member { get; }

    /// <summary>Ends after the delivery in hand.</summary>
    internal async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stopOrKilled.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            Task gone = _broker.Gone();
            while (true)
            {
                if (_broker.IsAway || gone.IsCompleted)
                    gone = await RejoinAsync();
                Task changed = _partition.Changed();
                IReadOnlyList<BrokerRecord> batch = _partition.Read(_group.Position(_partition), Member.MaxBatch);
                if (batch.Count == 0)
                    await Task.WhenAny(changed, gone).WaitAsync(_stopOrKilled.Token);
                else
                    await DeliverAsync(batch);
            }
        }
        catch (OperationCanceledException) when (_stopOrKilled.IsCancellationRequested)
        {
            // What is not committed comes to the next member.
        }
    }

    /// <returns>A task that ends when the broker goes away the next time.</returns>
    private async Task<Task> RejoinAsync()
    {
        await _broker.BackAsync(_stopOrKilled.Token);
        Task gone = _broker.Gone();
        await Task.Delay(_world.Timings.Rejoin, _world.Time, _stopOrKilled.Token);
        _group.Rejoin(_partition, Member);
        return gone;
    }

    private async Task DeliverAsync(IReadOnlyList<BrokerRecord> batch)
    {
        if (Member.Turn is { } turn)
            await turn.WaitAsync(_stopOrKilled.Token);
        try
        {
            while (!await Member.DeliverAsync(_world.Faults.Order(batch), Member.Killed))
                await Task.Delay(Member.BackOff, _world.Time, _stopOrKilled.Token);
            _group.Advance(_partition, batch[^1].Offset + 1);
        }
        finally
        {
            Member.Turn?.Release();
        }
    }
}
