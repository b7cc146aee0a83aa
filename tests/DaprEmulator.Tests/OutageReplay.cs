using BlazingSun.Recordings;
using BlazingSun.Testing;

namespace BlazingSun.DaprEmulator.Tests;

public class OutageReplay
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_away_fails_as_recorded_and_is_back_with_all_it_had()
    {
        VirtualTimeProvider time = new();
        await using DaprWorld world = new(new DaprWorldOptions
        {
            Time = time,
            Components = [DaprComponent.Of("statestore", "state.redis", ("actorStateStore", "true")), DaprComponent.Of("pubsub", "pubsub.kafka")],
        });
        await using TestApp app = new(call => call.Path == "/dapr/config" ? new AppReply(200, "{\"entities\":[\"RoomActor\"]}")
            : call.Path == "/dapr/subscribe" ? new AppReply(404)
            : new AppReply(200, "{}", ("Content-Type", "application/json")));
        await app.StartAsync();
        Sidecar sidecar = await world.AddSidecarAsync("out", app.Port);
        await sidecar.WaitUntilReadyAsync(Token);
        using SidecarClient client = new();
        foreach (Exchange exchange in Recording.Exchanges("outage.api"))
        {
            if (exchange.Scenario == "redis away: save")
                world.Faults.Store("statestore").TakeAway();
            if (exchange.Scenario == "redis back: get")
                world.Faults.Clear();
            if (exchange.Scenario == "kafka away: publish")
                world.Faults.Broker.TakeAway();
            DateTimeOffset before = time.GetUtcNow();
            Same.Answer(exchange, await time.UntilAsync(client.SendAsync(sidecar, exchange.Request, Token), Token));
            Assert.InRange(time.GetUtcNow() - before, exchange.Took / 2 - TimeSpan.FromMilliseconds(100), exchange.Took + TimeSpan.FromSeconds(1));
        }
    }
}
