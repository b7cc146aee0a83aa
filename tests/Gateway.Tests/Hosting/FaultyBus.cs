using BlazingSun.Contracts.Bus;
using BlazingSun.Platform;
using BlazingSun.Platform.Embedded.PubSub;
using BlazingSun.Platform.Health;
using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;

namespace BlazingSun.Gateway.Tests.Hosting;

internal enum BusFault
{
    None,
    Refuses,
    Hangs,

    /// <summary>Fails as nobody expects.</summary>
    Breaks,
}

/// <summary>The real bus, which a test can break for commands and probes; keeps the sizes of their batches.</summary>
internal sealed class FaultyBus(EmbeddedBus bus) : IBus
{
    private string? _hanging;

    public BusFault Fault { get; set; }

    /// <summary>Another topic that is concerned.</summary>
    public string? Also { get; set; }

    public Recorder<int> Batches { get; } = new();

    /// <summary>The topics of what failed as nobody expects.</summary>
    public Recorder<string> Broken { get; } = new();

    /// <summary>The topic alone takes nothing any more, and does not say so.</summary>
    public void HangOn(string topic) => _hanging = topic;

    public async ValueTask PublishAsync(string topic, ReadOnlyMemory<BusMessage> messages, CancellationToken cancellationToken)
    {
        if (topic == Topics.GamesCommands)
            Batches.Add(messages.Length);
        if (topic == _hanging)
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        if (topic is Topics.GamesCommands or DependencyChecks.ProbeTopic || topic == Also)
        {
            if (Fault == BusFault.Refuses)
                throw new DependencyUnavailableException("pubsub", "away");
            if (Fault == BusFault.Breaks)
                throw Break(topic);
            if (Fault == BusFault.Hangs)
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        await bus.PublishAsync(topic, messages, cancellationToken);
    }

    private KeyNotFoundException Break(string topic)
    {
        Broken.Add(topic);
        return new KeyNotFoundException("nobody expects this");
    }
}
