using System.Text.Json.Nodes;
using BlazingSun.Players.Dice;
using BlazingSun.Players.Frames;
using BlazingSun.SystemTests.Hosting;

namespace BlazingSun.SystemTests.Crashes;

/// <summary>The process is killed in the middle of games, at many different points of a move.</summary>
public class KillTests
{
    private const int Rooms = 12;
    private const int Kills = 12;
    private const int EventsBetween = 71;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact(Timeout = 120_000)]
    public async Task After_each_kill_the_games_go_on_and_no_accepted_roll_is_lost_or_doubled()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        using TemporaryFolder data = new();
        await using CrashingServer server = new(data.Path, EventsBetween, Kills);
        await server.StartAsync(cancel);
        using Accounts accounts = await Accounts.CreateAsync(server.Process, data.Path, cancel);
        (SurvivingPlayer Host, SurvivingPlayer Guest)[] rooms = new (SurvivingPlayer, SurvivingPlayer)[Rooms];
        for (int i = 0; i < Rooms; i++)
        {
            rooms[i] = await OpenAsync(server, accounts, cancel);
        }

        using CancellationTokenSource patience = new(Patience, TimeProvider.System);
        Task games = Task.WhenAll(
            rooms.SelectMany(r => new[] { r.Host.PlayAsync(patience.Token), r.Guest.PlayAsync(patience.Token) }));
        await await Task.WhenAny(server.CrashAsync(cancel), games);
        await games;

        foreach ((SurvivingPlayer host, SurvivingPlayer guest) in rooms)
        {
            Check(host, guest, await host.GameAsync(cancel));
        }

        Assert.Equal(Kills, server.Killed);
    }

    private static void Check(SurvivingPlayer host, SurvivingPlayer guest, JsonObject game)
    {
        Assert.Empty(host.Problems);
        Assert.Empty(guest.Problems);
        Assert.All(
            guest.Events.Where(e => host.Events.ContainsKey(e.Key)), e => Assert.True(JsonNode.DeepEquals(e.Value, host.Events[e.Key])));
        Dictionary<(string Player, int Round), int> rolls = game["rolls"]!.AsArray().ToDictionary(Turn, roll => roll!["roll"]!.GetValue<int>());
        foreach (SurvivingPlayer player in new[] { host, guest })
        {
            Assert.Equal(player.Rolls, rolls.Keys.Count(turn => turn.Player == player.Id));
            Assert.All(player.Rolled, roll => Assert.Equal(rolls[Turn(roll)], roll["roll"]!.GetValue<int>()));
        }

        DiceAudit.Check(game);
    }

    private static (string Player, int Round) Turn(JsonNode? roll) =>
        (roll!["playerId"]!.GetValue<string>(), roll["round"]!.GetValue<int>());

    private static async Task<(SurvivingPlayer Host, SurvivingPlayer Guest)> OpenAsync(
        CrashingServer server, Accounts accounts, CancellationToken cancel)
    {
        DicePlayer host = accounts.Next();
        DicePlayer guest = accounts.Next();
        SurvivingPlayer first = new(host, server);
        SurvivingPlayer second = new(guest, server);
        Uri address = await server.WhenUpAsync(cancel);
        await using FrameSocket hostSocket = await DiceTable.SignInAsync(address, host, cancel);
        await hostSocket.SendAsync($$$"""
            {"type":"games.command.create_room","gameType":"bigger_dice","roomName":"Kill {{{host.Id}}}","config":{"turnSeconds":0}}
            """, cancel);
        first.RoomId = second.RoomId = (await DiceTable.UntilAsync(hostSocket, "games.event.room_created", cancel))["roomId"]!;
        await using FrameSocket guestSocket = await DiceTable.SignInAsync(address, guest, cancel);
        await guestSocket.SendAsync($$"""{"type":"games.command.join_room","roomId":"{{first.RoomId}}"}""", cancel);
        second.LastSeq = (await DiceTable.UntilAsync(guestSocket, "games.event.room_state", cancel)).Seq!.Value;
        return (first, second);
    }
}
