using System.Text;
using System.Text.Json.Nodes;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform;
using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.Tests.Rooms;

/// <summary>Save, then tell: what is saved is told, also after a failure between the two; what is not saved is told to nobody.</summary>
public sealed class CrashTests : IDisposable
{
    private static readonly UserId Ann = new(1);
    private static readonly UserId Bob = new(2);
    private readonly DataFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task What_was_saved_but_not_told_is_told_by_the_next_activation()
    {
        RoomId room;
        BrokenBus broken = new();
        await using (GamesHost games = await GamesHost.StartAsync(data.Path, with: broken.Wrap))
        {
            room = await games.OpenAsync(Ann);
            broken.Broken = true;
            await games.SendAsync(Bob, new JoinRoom(room), "join");
            await broken.Refused.WaitForAsync(1, TestContext.Current.CancellationToken);
        }

        await using GamesHost after = await GamesHost.StartAsync(data.Path);
        await after.SendAsync(Ann, new Ready(room), "wake");

        await after.Heard.FrameAsync("games.event.player_joined", f => f["playerId"]!.GetValue<string>() == "2");
        JsonNode state = await after.Heard.FrameAsync("games.event.room_state");
        Assert.Equal("player", state["you"]!["role"]!.GetValue<string>());
        await after.Heard.FrameAsync("games.event.game_started");
    }

    [Fact]
    public async Task What_was_saved_but_not_told_is_told_before_the_host_ends()
    {
        BrokenBus bus = new();
        await using (GamesHost games = await GamesHost.StartAsync(data.Path, with: bus.Wrap))
        {
            RoomId room = await games.OpenAsync(Ann);
            bus.Broken = true;
            await games.SendAsync(Ann, new Ready(room), "ready");
            await bus.Refused.WaitForAsync(1, TestContext.Current.CancellationToken);
            bus.Broken = false;
            Assert.DoesNotContain(bus.Told.Items, body => body.Contains("player_ready", StringComparison.Ordinal));
        }

        Assert.Contains(bus.Told.Items, body => body.Contains("player_ready", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_command_whose_save_fails_is_told_to_nobody_and_its_sender_hears_that_it_may_try_again()
    {
        BrokenStore store = new();
        await using GamesHost games = await GamesHost.StartAsync(data.Path, with: store.Wrap);
        RoomId room = await games.OpenAsync(Ann);
        store.Fails = key => key == $"room:{room}";
        await games.SendAsync(Bob, new JoinRoom(room), "join");
        JsonNode refused = await games.Heard.ReplyAsync("join");
        Assert.Equal("UNAVAILABLE", refused["code"]!.GetValue<string>());
        Assert.True(refused["retryAfterMs"]!.GetValue<int>() > 0);
        Assert.Equal([1, 2], games.Heard.NumbersOf(room.ToString()));

        store.Fails = _ => false;
        await games.SendAsync(Bob, new JoinRoom(room), "join again");

        await games.Heard.FrameAsync("games.event.game_started");
    }

    [Fact]
    public async Task A_chunk_whose_room_could_not_be_saved_after_it_is_written_again_and_no_event_is_missing()
    {
        BrokenStore store = new();
        await using GamesHost games = await GamesHost.StartAsync(data.Path, with: store.Wrap);
        RoomId room = await games.OpenAsync(Ann);
        for (int seq = 3; seq <= 64; seq++)
        {
            await games.SendAsync(Ann, new Ready(room, seq % 2 == 0), $"r{seq}");
        }

        await games.Heard.FrameAsync("games.event.player_ready", f => f["seq"]!.GetValue<long>() == 64);
        store.Fails = key => key == $"room:{room}";
        await games.SendAsync(Ann, new Ready(room), "lost");
        await games.Heard.ReplyAsync("lost");
        store.Fails = _ => false;
        await games.SendAsync(Ann, new Ready(room), "again");
        await games.Heard.FrameAsync("games.event.player_ready", f => f["seq"]!.GetValue<long>() == 65);

        await games.SendAsync(Ann, new SyncState(new Dictionary<RoomId, long> { [room] = 0 }), "sync");

        JsonNode sync = (await games.Heard.SyncAsync("sync"))["rooms"]![0]!;
        Assert.Equal(Enumerable.Range(1, 65).Select(n => (long)n), sync["missed"]!.AsArray().Select(f => f!["seq"]!.GetValue<long>()));
    }

    [Fact]
    public async Task A_save_that_happened_but_went_unanswered_is_not_made_twice()
    {
        BrokenStore store = new();
        await using GamesHost games = await GamesHost.StartAsync(data.Path, with: store.Wrap);
        RoomId room = await games.OpenAsync(Ann);

        store.LoseNextAnswer = true;
        await games.SendAsync(Ann, new Ready(room), "ready");

        await games.Heard.FrameAsync("games.event.player_ready");
        await games.SendAsync(Ann, new Ready(room, IsReady: false), "unready");
        await games.Heard.FrameAsync("games.event.player_ready", f => !f["ready"]!.GetValue<bool>());
        Assert.Equal([1, 2, 3, 4], games.Heard.NumbersOf(room.ToString()));
    }

    [Fact]
    public async Task A_room_that_somebody_else_saved_meanwhile_is_read_again_before_the_command_is_decided()
    {
        await using GamesHost stale = await GamesHost.StartAsync(data.Path);
        RoomId room = await stale.OpenAsync(Ann);
        await using (GamesHost owner = await GamesHost.StartAsync(data.Path, stale.Time))
        {
            await owner.SendAsync(Ann, new Ready(room), "elsewhere");
            await owner.Heard.FrameAsync("games.event.player_ready");
        }

        await stale.SendAsync(Ann, new Ready(room, IsReady: false), "here");

        JsonNode frame = await stale.Heard.FrameAsync("games.event.player_ready", f => !f["ready"]!.GetValue<bool>());
        Assert.Equal(4, frame["seq"]!.GetValue<long>());
    }

    private sealed class BrokenBus
    {
        public bool Broken { get; set; }

        public Recorder<string> Refused { get; } = new();

        /// <summary>The messages that it took.</summary>
        public Recorder<string> Told { get; } = new();

        public void Wrap(IServiceCollection services)
        {
            ServiceDescriptor inner = services.Last(s => s.ServiceType == typeof(IBus));
            services.AddSingleton<IBus>(provider => new Bus((IBus)inner.ImplementationFactory!(provider), this));
        }

        private sealed class Bus(IBus inner, BrokenBus owner) : IBus
        {
            public ValueTask PublishAsync(string topic, ReadOnlyMemory<BusMessage> messages, CancellationToken cancellationToken)
            {
                if (!owner.Broken || topic != Topics.GamesEvents)
                {
                    foreach (BusMessage message in messages.Span)
                    {
                        owner.Told.Add(Encoding.UTF8.GetString(message.Body.Span));
                    }

                    return inner.PublishAsync(topic, messages, cancellationToken);
                }

                owner.Refused.Add(topic);
                throw new DependencyUnavailableException("pubsub", "broken by the test");
            }
        }
    }
}
