using System.Text.Json.Nodes;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Games.Deadlines;
using BlazingSun.Rules.Rooms;
using BlazingSun.Testing;

namespace BlazingSun.Games.Tests.Deadlines;

public sealed class DeadlineTests : IDisposable
{
    private static readonly UserId Ann = new(1);
    private static readonly UserId Bob = new(2);
    private readonly DataFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task Who_lets_the_turn_time_run_out_loses()
    {
        await using GamesHost games = await GamesHost.StartAsync(data.Path);
        await games.StartGameAsync(Ann, Bob);

        JsonNode over = await games.PassAsync(TimeSpan.FromSeconds(61), "games.event.game_over");

        Assert.Equal("timeout", over["reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_turn_time_goes_on_after_a_restart()
    {
        VirtualTimeProvider time = new();
        await using (GamesHost before = await GamesHost.StartAsync(data.Path, time))
        {
            await before.StartGameAsync(Ann, Bob);
        }

        await using GamesHost games = await GamesHost.StartAsync(data.Path, time);

        JsonNode over = await games.PassAsync(TimeSpan.FromSeconds(61), "games.event.game_over");
        Assert.Equal("timeout", over["reason"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(60, 30)]
    [InlineData(0, 30)]
    public void A_waiting_room_is_asked_so_often_that_the_end_of_a_short_first_turn_is_noticed_in_time(int turnSeconds, int askedWithin)
    {
        DateTimeOffset now = DateTimeOffset.UnixEpoch;
        RoomConfig config = new(2, 2, true, Visibility.Public, StartMode.Auto, turnSeconds, 300, 600);
        Room room = new() { Config = config, LastActivityAt = now };

        Assert.Equal(now.AddSeconds(askedWithin), RoomChecks.Next(room, now));
    }

    [Fact]
    public async Task A_room_that_nobody_uses_is_closed()
    {
        await using GamesHost games = await GamesHost.StartAsync(data.Path);
        await games.OpenAsync(Ann);

        JsonNode closed = await games.PassAsync(TimeSpan.FromSeconds(601), "games.event.room_closed");

        Assert.Equal("idle", closed["reason"]!.GetValue<string>());
    }
}
