using System.Text.Json.Nodes;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.History;
using BlazingSun.Platform.State;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.Tests.History;

internal static class PastGameSteps
{
    extension(GamesHost games)
    {
        public static bool IsContiguous(IReadOnlyList<JsonNode> events)
        {
            long[] numbers = [.. events.Select(e => e["seq"]!.GetValue<long>())];
            return numbers.SequenceEqual(Enumerable.Range(0, numbers.Length).Select(i => numbers[0] + i));
        }

        /// <summary>Waits until a game can be found, and reads it.</summary>
        public async Task<GameRecord> RecordAsync(RoomId room, int number = 1)
        {
            CancellationToken cancel = TestContext.Current.CancellationToken;
            GameKey key = new(room, number);
            await Wait.UntilAsync(() => games.Services.GetRequiredService<PastGames>().HasAsync(key, cancel), cancel);
            return (await games.Services.GetRequiredService<GameDocuments>().ReadAsync(key, cancel))!;
        }

        public static IReadOnlyList<JsonNode> EventsOf(GameRecord record) => [.. record.Events.Select(e => JsonNode.Parse(e.Bytes.Span)!)];

        /// <summary>Makes two events of the room each time.</summary>
        public async Task WatchAgainAndAgainAsync(UserId user, RoomId room, int times)
        {
            int before = games.Heard.Frames.Count(IsEnd);
            for (int i = 0; i < times; i++)
            {
                await games.SendAsync(user, new Spectate(room));
                await games.SendAsync(user, new StopSpectating(room));
            }

            await games.Heard.FrameAsync("games.event.spectator_left", _ => games.Heard.Frames.Count(IsEnd) >= before + times);
            bool IsEnd(JsonNode frame) => frame["type"]!.GetValue<string>() == "games.event.spectator_left";
        }

        /// <summary>Removes the chunks of events that the room no longer names, as if their time were over.</summary>
        public async Task ForgetOldChunksAsync(RoomId room)
        {
            CancellationToken cancel = TestContext.Current.CancellationToken;
            IStateStore store = games.Services.GetRequiredKeyedService<IStateStore>(StateStores.Rooms);
            string name = (await ReadAsync($"room:{room}"))["chunks"]![0]!.GetValue<string>();
            string? older = (await ReadAsync($"room:{room}:{name}"))["before"]?.GetValue<string>();
            Assert.NotNull(older);
            await store.DeleteAsync($"room:{room}:{older}", Expected.Any, cancel);

            async Task<JsonNode> ReadAsync(string key) => JsonNode.Parse((await store.GetAsync(key, cancel))!.Value.Span)!;
        }

        /// <summary>A game that the guest gave up, in a room that is closed then.</summary>
        public async Task<GameRecord> FinishAsync(UserId host, UserId guest, string name, Contracts.Rooms.RoomConfigPatch? config = null)
        {
            RoomId room = await games.StartGameAsync(host, guest, name, config);
            await games.SendAsync(guest, new LeaveRoom(room), $"leave-{name}");
            GameRecord record = await games.RecordAsync(room);
            await games.SendAsync(host, new LeaveRoom(room), $"close-{name}");
            await games.Heard.FrameAsync("games.event.room_closed", f => f["roomId"]!.GetValue<string>() == room.ToString());
            return record;
        }
    }
}
