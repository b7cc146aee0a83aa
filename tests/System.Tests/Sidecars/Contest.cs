using BlazingSun.DaprEmulator.Faults;
using BlazingSun.Players;
using BlazingSun.Players.Dice;
using BlazingSun.SystemTests.Crashes;
using BlazingSun.SystemTests.Hosting;
using BlazingSun.Testing;

namespace BlazingSun.SystemTests.Sidecars;

/// <summary>Games that are under way on apps beside sidecars while something happens to these.</summary>
internal sealed class Contest : IAsyncDisposable
{
    private readonly Entrance entrance;
    private Task games = Task.CompletedTask;

    private Contest(AppsBesideSidecars apps, Accounts accounts)
    {
        (Apps, Accounts) = (apps, accounts);
        entrance = new Entrance(apps);
    }

    /// <summary>The programs.</summary>
    public AppsBesideSidecars Apps { get; }

    /// <summary>More people.</summary>
    public Accounts Accounts { get; }

    /// <summary>Who plays.</summary>
    public SurvivingTables Tables { get; private set; } = null!;

    /// <summary>The sidecars' misbehaviour.</summary>
    public DaprFaults Faults => Apps.World.Faults;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Starts so many replicas of each app; the players sit down at so many tables and begin.</summary>
    public static async Task<Contest> StartAsync(PostgresServer postgres, int tables, int replicas = 1)
    {
        Assert.SkipWhen(postgres.Missing is not null, postgres.Missing ?? "");
        AppsBesideSidecars apps = await AppsBesideSidecars.StartAsync(postgres, Cancel, replicas);
        Contest contest = new(apps, await Accounts.CreateAsync(apps.Address, apps.Data, Cancel));
        foreach (AppBesideSidecar gateway in apps.Gateways)
            await WarmUpAsync(gateway.SocketAddress, contest.Accounts);
        await contest.PlayAsync(tables);
        return contest;
    }

    /// <summary>The players sit down at so many new tables and begin.</summary>
    public async Task PlayAsync(int tables)
    {
        Tables = await OpenAsync(tables);
        games = Tables.PlayAsync();
    }

    /// <summary>A program that just started may need more than the 2 s after which a command is refused: opens tables until one was not.</summary>
    public static async Task WarmUpAsync(Uri gateway, Accounts accounts)
    {
        for (bool opened = false; !opened;)
        {
            try
            {
                await using DiceTable table = await DiceTable.OpenAsync(gateway, accounts.Next(), accounts.Next(), new Violations(), Cancel);
                opened = true;
            }
            catch (InvalidOperationException)
            {
                // Refused: once more, with other players.
            }
        }
    }

    /// <summary>Waits until the players have seen so many more events. When the games end before that, the test has come too late.</summary>
    public async Task SeenAsync(int more) => Assert.NotSame(games, await Task.WhenAny(entrance.SeenAsync(more, Cancel), games));

    /// <summary>Waits until all the faults that were asked for have happened. When the games end before that, the test has come too late.</summary>
    public Task WithFaultsAsync() => Wait.UntilAsync(
        () => Faults.Unspent.Count == 0 || (games.IsCompleted ? throw new InvalidOperationException($"These did not happen: {string.Join(", ", Faults.Unspent)}") : false),
        Cancel,
        TimeSpan.FromMinutes(1));

    /// <summary>Opens so many tables that are no part of the contest.</summary>
    public Task<SurvivingTables> OpenAsync(int tables) => SurvivingTables.OpenAsync(tables, entrance, Accounts, Cancel);

    /// <summary>Waits for the end of all games and checks them.</summary>
    public async Task FinishAsync()
    {
        await games;
        await Tables.CheckAsync(Cancel);
        Assert.Empty(Faults.Unspent);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Accounts.Dispose();
        foreach (AppBesideSidecar app in Apps.Games.Concat(Apps.Gateways))
            TestContext.Current.TestOutputHelper?.WriteLine(app.Process.Output);
        await Apps.DisposeAsync();
    }
}
