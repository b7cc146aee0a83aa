using BlazingSun.Load.Crowds;
using BlazingSun.Load.Lobbies;
using BlazingSun.Load.Servers;
using BlazingSun.Players;
using BlazingSun.Players.Dice;
using BlazingSun.Players.Frames;

namespace BlazingSun.Load.Measuring;

/// <summary>The whole comparison.</summary>
internal sealed class Run(LoadOptions options, Violations violations)
{
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
        await Comparison.WarmUpAsync(crowds, 0, TimeSpan.FromSeconds(options.WarmUp), cancel);
        IReadOnlyList<Series> saturated = await Comparison.RunAsync(crowds, 0, options, cancel);
        IReadOnlyList<Series> paced = await Comparison.RunAsync(crowds, options.Rate, options, cancel);
        return Report.Table($"As fast as it goes, {options.Rooms:n0} rooms", saturated, dice.Name)
            + "\n" + Report.Table($"At {options.Rate:n0} actions/s, {options.Rooms:n0} rooms", paced, dice.Name);
    }

    /// <summary>Everyone in one lobby, where one talks.</summary>
    public async Task<string> TalkAsync(CancellationToken cancel)
    {
        await using ServerProcess floorServer = await StartFloorAsync(cancel);
        await using BlazingSunServer? product = await StartProductAsync(cancel);
        await using Crowd floor = await LobbyFactory.FloorAsync(floorServer, options.Lobby, violations, cancel);
        await using Crowd? sun = product is null ? null : await LobbyFactory.BlazingSunAsync(product, options.Lobby, violations, cancel);
        await using Heartbeats beats = new Heartbeats(sun?.Sockets ?? []).Start();

        Crowd[] crowds = sun is null ? [floor] : [floor, sun];
        await Comparison.WarmUpAsync(crowds, options.Messages, TimeSpan.FromSeconds(options.WarmUp), cancel);
        IReadOnlyList<Series> talk = await Comparison.RunAsync(crowds, options.Messages, options, cancel);
        return Report.Table($"{options.Lobby:n0} sockets in one lobby, {options.Messages:n0} messages/s", talk, floor.Name, "delivery", "deliveries");
    }

    /// <summary>Fresh servers, one after the other, each filled with sockets that do nothing.</summary>
    public async Task<string> IdleAsync(CancellationToken cancel)
    {
        List<double> echo = [];
        List<double> sun = [];
        for (int round = 0; round < options.Rounds; round++)
        {
            echo.Add(await IdleEchoAsync(cancel));
            if (await StartProductAsync(cancel) is { } product)
                sun.Add(await IdleProductAsync(product, cancel));
        }

        return Report.Memory(options.Idle, [("echo", echo), ("BlazingSun", sun)]);
    }

    /// <summary>Fresh servers, one after the other, whose sockets are all cut at once.</summary>
    public async Task<string> ReturnAsync(CancellationToken cancel)
    {
        List<double> echo = [];
        List<double> sun = [];
        for (int round = 0; round < options.Rounds; round++)
        {
            await using ServerProcess floor = await StartFloorAsync(cancel);
            echo.Add((await Return.OfEchoesAsync(floor, options.Returns, cancel)).TotalSeconds);
            await using BlazingSunServer? product = await StartProductAsync(cancel);
            if (product is not null)
                sun.Add((await Return.OfPlayersAsync(product, options.Returns / 2, violations, cancel)).TotalSeconds);
        }

        return Report.Returns(options.Returns, [("echo", echo), ("BlazingSun", sun)]);
    }

    private async Task<double> IdleEchoAsync(CancellationToken cancel)
    {
        await using ServerProcess server = await StartFloorAsync(cancel);
        Task<FrameSocket> ConnectAsync(int n) => FrameSocket.ConnectAsync(server.Socket("/echo"), cancel);
        return await IdleMemory.MeasureAsync(server, ConnectAsync, options.Idle, cancel);
    }

    private async Task<double> IdleProductAsync(BlazingSunServer product, CancellationToken cancel)
    {
        await using BlazingSunServer server = product;
        Task<FrameSocket> SignInAsync(int n) => DiceTable.SignInAsync(server.Socket, server.Player(n), cancel);
        return await IdleMemory.MeasureAsync(server.Process, SignInAsync, options.Idle, cancel);
    }

    private Task<ServerProcess> StartFloorAsync(CancellationToken cancel) =>
        ServerProcess.StartAsync(options.Floor, port => ["--urls", $"http://127.0.0.1:{port}"], cancel);

    private async Task<BlazingSunServer?> StartProductAsync(CancellationToken cancel) =>
        options.Server is null ? null : await BlazingSunServer.StartAsync(options.Server, options.Data, cancel);
}
