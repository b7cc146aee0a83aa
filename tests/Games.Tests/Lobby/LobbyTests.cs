using System.Text.Json.Nodes;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Games.Tests.Lobby;

public sealed class LobbyTests : GamesTests
{
    [Fact]
    public async Task Many_changes_at_once_are_told_to_the_lobby_in_at_most_four_lists_a_second()
    {
        await Games.OpenAsync(new UserId(1), "First");
        await Games.Heard.FrameAsync("games.event.rooms_updated", IsDiceLobby);
        for (int user = 2; user <= 20; user++)
        {
            await Games.OpenAsync(new UserId(user), $"Room {user}");
        }

        Assert.Equal(1, Lists());
        Task<JsonNode> complete = Games.Heard.FrameAsync("games.event.rooms_updated", f => IsDiceLobby(f) && f["rooms"]!.AsArray().Count == 20);
        int quarters = 0;
        for (; !complete.IsCompleted && quarters < 1_000; quarters++)
        {
            Games.Time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Yield();
        }

        await complete;
        Assert.InRange(Lists(), 2, quarters + 1);
    }

    private int Lists() => Games.Heard.Frames.Count(f => f["type"]!.GetValue<string>() == "games.event.rooms_updated" && IsDiceLobby(f));

    private static bool IsDiceLobby(JsonNode frame) => frame["gameType"]?.GetValue<string>() == "bigger_dice";
}
