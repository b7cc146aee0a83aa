using System.Text.Json.Nodes;
using BlazingSun.Contracts.Ids;
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

    [Fact]
    public async Task A_room_that_nobody_uses_is_closed()
    {
        await using GamesHost games = await GamesHost.StartAsync(data.Path);
        await games.OpenAsync(Ann);

        JsonNode closed = await games.PassAsync(TimeSpan.FromSeconds(601), "games.event.room_closed");

        Assert.Equal("idle", closed["reason"]!.GetValue<string>());
    }
}
