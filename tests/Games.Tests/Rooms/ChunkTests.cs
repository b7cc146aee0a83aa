using System.Text.Json.Nodes;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Testing;

namespace BlazingSun.Games.Tests.Rooms;

public sealed class ChunkTests : IDisposable
{
    private static readonly UserId Ann = new(1);
    private readonly DataFolder data = new();
    private readonly VirtualTimeProvider time = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task Events_and_answers_that_lie_in_chunks_are_still_known_after_a_restart()
    {
        RoomId room;
        await using (GamesHost before = await GamesHost.StartAsync(data.Path, time))
        {
            room = await before.OpenAsync(Ann);
            for (int i = 0; i < 300; i++)
            {
                await before.SendAsync(Ann, new Ready(room, i % 2 == 0), $"r{i}");
            }

            await before.Heard.FrameAsync("games.event.player_ready", f => f["seq"]!.GetValue<long>() == 302);
        }

        await using GamesHost games = await GamesHost.StartAsync(data.Path, time);
        await games.SendAsync(Ann, new SyncState(new Dictionary<RoomId, long> { [room] = 46 }), "sync");
        await games.SendAsync(Ann, new Ready(room), "r200");

        JsonNode sync = (await games.Heard.SyncAsync("sync"))["rooms"]![0]!;
        Assert.Equal(Enumerable.Range(47, 256).Select(n => (long)n), sync["missed"]!.AsArray().Select(f => f!["seq"]!.GetValue<long>()));
        Assert.Equal(203, (await games.Heard.ReplyAsync("r200"))["seq"]!.GetValue<long>());
    }
}
