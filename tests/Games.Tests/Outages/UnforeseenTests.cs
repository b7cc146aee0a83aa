using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Embedded.PubSub;
using BlazingSun.Platform.PubSub;
using BlazingSun.Platform.State;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.Tests.Outages;

/// <summary>What nobody expected ends no loop: it would stay ended until the app is restarted.</summary>
public sealed class UnforeseenTests : IDisposable
{
    private readonly DataFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task Of_the_store_for_the_pulse()
    {
        BrokenStore store = new();
        await using GamesHost games = await GamesHost.StartAsync(data.Path, with: store.Wrap);
        store.Breaks = key => key == "pulse";
        await SecondsAsync(games, until: () => store.Broken.Items.Count > 1);
        store.Breaks = _ => false;
        string? before = await BeatAsync(games);

        await SecondsAsync(games, until: async () => await BeatAsync(games) != before);
    }

    [Fact]
    public async Task Of_the_bus_for_the_lobby()
    {
        BreakingBus bus = new();
        await using GamesHost games = await GamesHost.StartAsync(data.Path, with: services => services.AddSingleton<IBus>(provider =>
        {
            bus.Real = provider.GetRequiredService<EmbeddedBus>();
            return bus;
        }));
        bus.Breaks = true;
        await games.OpenAsync(new UserId(1));
        await SecondsAsync(games, until: () => bus.Broken.Items.Count > 1);
        bus.Breaks = false;

        Task told = games.Heard.FrameAsync("games.event.rooms_updated");
        await SecondsAsync(games, until: () => told.IsCompleted);
        await told;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<string?> BeatAsync(GamesHost games) =>
        (await games.Services.GetRequiredKeyedService<IStateStore>(StateStores.Rooms).GetAsync("pulse", Token))?.ETag;

    private static Task SecondsAsync(GamesHost games, Func<bool> until) => SecondsAsync(games, () => Task.FromResult(until()));

    private static Task SecondsAsync(GamesHost games, Func<Task<bool>> until) => Wait.UntilAsync(
        async () =>
        {
            games.Time.Advance(TimeSpan.FromSeconds(1));
            return await until();
        },
        Token);

    private sealed class BreakingBus : IBus
    {
        public EmbeddedBus? Real { get; set; }

        public bool Breaks { get; set; }

        public Recorder<string> Broken { get; } = new();

        public ValueTask PublishAsync(string topic, ReadOnlyMemory<BusMessage> messages, CancellationToken cancellationToken)
        {
            if (!Breaks || !messages.Span[0].Key.StartsWith("games:", StringComparison.Ordinal))
                return Real!.PublishAsync(topic, messages, cancellationToken);
            Broken.Add(topic);
            throw new KeyNotFoundException("nobody expects this");
        }
    }
}
