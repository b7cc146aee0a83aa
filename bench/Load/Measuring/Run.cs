using BlazingSun.Load.Crowds;
using BlazingSun.Load.Servers;
using BlazingSun.Players;
using BlazingSun.Players.Dice;
using BlazingSun.Players.Frames;

namespace BlazingSun.Load.Measuring;

/// <summary>The whole comparison.</summary>
internal sealed class Run(LoadOptions options, Violations violations)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    /// <summary>All servers at once, played in turns: as fast as they go, then all at one rate.</summary>
    public async Task<string> PlayAsync(CancellationToken cancel)
    {
        await using ServerProcess echoServer = await StartFloorAsync(cancel);
        await using ServerProcess diceServer = await StartFloorAsync(cancel);
        await using BlazingSunServer? product = await StartProductAsync(cancel);
        await using Crowd echo = await CrowdFactory.EchoAsync(echoServer, options.Rooms, violations, cancel);
        await using Crowd dice = await CrowdFactory.FloorDiceAsync(diceServer, options.Rooms, violations, cancel);
        await using Crowd? sun = product is null
            ? null
            : await CrowdFactory.BlazingSunAsync(product, options.Rooms, violations, cancel);
        await using Heartbeats beats = new Heartbeats(sun?.Sockets ?? []).Start();

        Crowd[] crowds = sun is null ? [echo, dice] : [echo, dice, sun];
        await Comparison.WarmUpAsync(crowds, WarmUp, cancel);
        IReadOnlyList<Series> saturated = await Comparison.RunAsync(crowds, 0, options, cancel);
        IReadOnlyList<Series> paced = await Comparison.RunAsync(crowds, options.Rate, options, cancel);
        return Report.Table($"As fast as it goes, {options.Rooms:n0} rooms", saturated, dice.Name)
            + "\n" + Report.Table($"At {options.Rate:n0} actions/s, {options.Rooms:n0} rooms", paced, dice.Name);
    }

    /// <summary>One fresh server after the other, filled with sockets that do nothing.</summary>
    public async Task<string> IdleAsync(CancellationToken cancel)
    {
        List<(string Server, double Bytes)> results = [];
        await using (ServerProcess echo = await StartFloorAsync(cancel))
        {
            Task<FrameSocket> ConnectAsync(int n) => FrameSocket.ConnectAsync(echo.Socket("/echo"), cancel);
            results.Add(("echo", await IdleMemory.MeasureAsync(echo, ConnectAsync, options.Idle, cancel)));
        }

        await using BlazingSunServer? product = await StartProductAsync(cancel);
        if (product is not null)
        {
            Task<FrameSocket> SignInAsync(int n) => DiceTable.SignInAsync(product.Socket, product.Player(n), cancel);
            results.Add(("BlazingSun", await IdleMemory.MeasureAsync(product.Process, SignInAsync, options.Idle, cancel)));
        }

        return Report.Memory(options.Idle, results);
    }

    private Task<ServerProcess> StartFloorAsync(CancellationToken cancel) =>
        ServerProcess.StartAsync(options.Floor, port => ["--urls", $"http://127.0.0.1:{port}"], cancel);

    private async Task<BlazingSunServer?> StartProductAsync(CancellationToken cancel) =>
        options.Server is null ? null : await BlazingSunServer.StartAsync(options.Server, options.Data, cancel);
}
