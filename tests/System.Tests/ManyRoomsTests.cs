using BlazingSun.Players;
using BlazingSun.Players.Dice;
using BlazingSun.SystemTests.Hosting;

namespace BlazingSun.SystemTests;

/// <summary>Many rooms at once over real sockets.</summary>
public class ManyRoomsTests
{
    private const int Rooms = 500;
    private const int OpeningAtOnce = 16;

    [Fact(Timeout = 120_000)]
    public async Task Five_hundred_rooms_play_at_once_and_every_player_sees_every_event_number_once_and_in_order()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        using TemporaryFolder data = new();
        await using ServerProcess server = await ServerProcess.StartAsync(data.Path, cancel, "--Limits:Enabled=false");
        using Accounts accounts = await Accounts.CreateAsync(server, data.Path, cancel);
        Violations violations = new();
        DiceTable[] tables = await OpenAsync(server, accounts, violations, cancel);

        await Task.WhenAll(tables.Select(table => table.PlayAsync(1, new NoPause(), cancel)));

        Assert.Empty(violations.First);
        Assert.All(tables.SelectMany(t => t.Bots), bot => Assert.Equal(1, bot.Games));
        Assert.All(tables, table => Assert.InRange(table.Bots.Sum(b => b.Rolls), 20, long.MaxValue));
        foreach (DiceTable table in tables)
        {
            await table.DisposeAsync();
        }
    }

    private static async Task<DiceTable[]> OpenAsync(
        ServerProcess server, Accounts accounts, Violations violations, CancellationToken cancel)
    {
        DiceTable[] tables = new DiceTable[Rooms];
        await Parallel.ForAsync(0, Rooms, new ParallelOptions { MaxDegreeOfParallelism = OpeningAtOnce, CancellationToken = cancel }, async (i, stop) =>
            tables[i] = await DiceTable.OpenAsync(server.SocketAddress, accounts.Next(), accounts.Next(), violations, stop));
        return tables;
    }
}
