using System.Text.Json.Nodes;
using BlazingSun.Players.Dice;
using BlazingSun.Players.Frames;
using BlazingSun.SystemTests.Hosting;

namespace BlazingSun.SystemTests.Crashes;

/// <summary>The process ends in the middle of games, at many different points of a move: killed, or restarted by its operator.</summary>
public class KillTests
{
    private const int Rooms = 12;
    private const int EventsBetween = 71;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact(Timeout = 120_000)]
    public async Task After_each_kill_the_games_go_on_and_no_accepted_roll_is_lost_or_doubled()
    {
        using TemporaryFolder data = new();
        await using CrashingServer server = new(data.Path, Ending.Kill, EventsBetween, times: 12);
        await PlayAsync(server, data.Path);

        Assert.Equal(12, server.Ended);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_restart_sends_everyone_away_and_loses_no_roll_and_nobody_counts_as_gone()
    {
        using TemporaryFolder data = new();
        await using CrashingServer server = new(data.Path, Ending.Stop, EventsBetween * 2, times: 4);
        SurvivingPlayer[] players = await PlayAsync(server, data.Path);

        Assert.Equal([0, 0, 0, 0], server.ExitCodes);
        Assert.All(players, player => Assert.True(player.SentAway > 0));
        Assert.All(players, player => Assert.DoesNotContain(player.Events.Values, IsAboutAbsence));
    }

    private static bool IsAboutAbsence(JsonObject frame) =>
        frame["type"]!.GetValue<string>() is "games.event.player_disconnected" or "games.event.player_reconnected";

    private static async Task<SurvivingPlayer[]> PlayAsync(CrashingServer server, string data)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        await server.StartAsync(cancel);
        using Accounts accounts = await Accounts.CreateAsync(server.Process, data, cancel);
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

        return [.. rooms.SelectMany(r => new[] { r.Host, r.Guest })];
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
        FrameSocket hostSocket = await DiceTable.SignInAsync(address, host, cancel);
        await hostSocket.SendAsync($$$"""
            {"type":"games.command.create_room","gameType":"bigger_dice","roomName":"Kill {{{host.Id}}}","config":{"turnSeconds":0}}
            """, cancel);
        first.RoomId = second.RoomId = (await DiceTable.UntilAsync(hostSocket, "games.event.room_created", cancel))["roomId"]!;
        FrameSocket guestSocket = await DiceTable.SignInAsync(address, guest, cancel);
        await guestSocket.SendAsync($$"""{"type":"games.command.join_room","roomId":"{{first.RoomId}}"}""", cancel);
        second.LastSeq = (await DiceTable.UntilAsync(guestSocket, "games.event.room_state", cancel)).Seq!.Value;
        (first.First, second.First) = (hostSocket, guestSocket);
        return (first, second);
    }
}
