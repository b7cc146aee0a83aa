using System.Text.Json.Nodes;
using BlazingSun.Players.Dice;
using BlazingSun.Players.Frames;
using BlazingSun.SystemTests.Hosting;

namespace BlazingSun.SystemTests.Crashes;

/// <summary>Games between players who survive crashes, and what must be true of them in the end.</summary>
internal sealed class SurvivingTables
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly List<(SurvivingPlayer Host, SurvivingPlayer Guest)> tables = [];

    private SurvivingTables()
    {
    }

    /// <summary>All of them.</summary>
    public IEnumerable<SurvivingPlayer> Players => tables.SelectMany(table => new[] { table.Host, table.Guest });

    /// <summary>The rooms' ids.</summary>
    public IEnumerable<string> Rooms => tables.Select(table => table.Host.RoomId);

    /// <summary>Opens so many rooms and seats two in each.</summary>
    public static async Task<SurvivingTables> OpenAsync(int count, IEntrance entrance, Accounts accounts, CancellationToken cancel)
    {
        SurvivingTables all = new();
        for (int i = 0; i < count; i++)
            all.tables.Add(await SeatAsync(entrance, accounts, cancel));
        return all;
    }

    /// <summary>Everybody plays to the end; who does not come to it has a problem.</summary>
    public async Task PlayAsync()
    {
        using CancellationTokenSource patience = new(Patience, TimeProvider.System);
        await Task.WhenAll(Players.Select(player => player.PlayAsync(patience.Token)));
    }

    /// <summary>Nobody had a problem, both players of a room saw the same, and the server has each of their rolls once, honestly thrown.</summary>
    public async Task CheckAsync(CancellationToken cancel)
    {
        foreach ((SurvivingPlayer host, SurvivingPlayer guest) in tables)
        {
            Assert.Equal("", string.Join('\n', host.Problems.Concat(guest.Problems)));
            Check(host, guest, await host.GameAsync(cancel));
        }
    }

    private static void Check(SurvivingPlayer host, SurvivingPlayer guest, JsonObject game)
    {
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

    private static async Task<(SurvivingPlayer Host, SurvivingPlayer Guest)> SeatAsync(IEntrance entrance, Accounts accounts, CancellationToken cancel)
    {
        DicePlayer host = accounts.Next();
        DicePlayer guest = accounts.Next();
        SurvivingPlayer first = new(host, entrance);
        SurvivingPlayer second = new(guest, entrance);
        FrameSocket hostSocket = await DiceTable.SignInAsync(await entrance.WhenUpAsync(cancel), host, cancel);
        await hostSocket.SendAsync($$$"""
            {"type":"games.command.create_room","gameType":"bigger_dice","roomName":"Table {{{host.Id}}}","config":{"turnSeconds":0}}
            """, cancel);
        first.RoomId = second.RoomId = (await DiceTable.UntilAsync(hostSocket, "games.event.room_created", cancel))["roomId"]!;
        FrameSocket guestSocket = await DiceTable.SignInAsync(await entrance.WhenUpAsync(cancel), guest, cancel);
        await guestSocket.SendAsync($$"""{"type":"games.command.join_room","roomId":"{{first.RoomId}}"}""", cancel);
        second.LastSeq = (await DiceTable.UntilAsync(guestSocket, "games.event.room_state", cancel)).Seq!.Value;
        (first.First, second.First) = (hostSocket, guestSocket);
        return (first, second);
    }
}
