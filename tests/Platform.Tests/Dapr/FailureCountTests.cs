using System.Diagnostics.Metrics;
using BlazingSun.Platform.State;
using BlazingSun.Recordings;

namespace BlazingSun.Platform.Tests.Dapr;

/// <summary>What the alert for a dependency that is away counts.</summary>
public sealed class FailureCountTests
{
    private static readonly AsyncLocal<List<string?>?> Counted = new();

    [Fact]
    public async Task A_store_that_the_sidecar_says_is_away_is_counted()
    {
        Counted.Value = [];
        using MeterListener listener = new()
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "blazingsun.sidecar.failures")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Counted.Value?.Add(tags[0].Value as string));
        listener.Start();
        RecordedResponse away = Recording.Exchanges("outage.api", "redis away: get").Single().Response!;
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(away);
        await using DaprPorts ports = new(sidecar.Address);

        await Assert.ThrowsAsync<DependencyUnavailableException>(
            () => ports.Get<IStateStore>(StateStores.Rooms).GetAsync("key", TestContext.Current.CancellationToken).AsTask());

        Assert.Equal([StateStores.Rooms], Counted.Value);
    }
}
