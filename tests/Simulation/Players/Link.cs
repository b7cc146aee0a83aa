using System.Diagnostics.CodeAnalysis;
using BlazingSun.Gateway.Dialects;
using BlazingSun.Gateway.Sockets;
using BlazingSun.Simulation.Nodes;
using BlazingSun.Simulation.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Simulation.Players;

/// <summary>How a connection breaks.</summary>
internal enum Cut
{
    /// <summary>The client closes it.</summary>
    Closed,

    /// <summary>Both ends notice.</summary>
    Reset,

    /// <summary>Nothing arrives any more, and nobody says so.</summary>
    Silent,
}

/// <summary>A connection between a tab and a gateway: slow, in order, until it breaks.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A socket in memory holds nothing.")]
internal sealed class Link
{
    private readonly Lane _client;
    private readonly Node _gateway;
    private readonly ServerSocket _server;
    private readonly Queue<Action> _arrived = new();
    private DateTimeOffset _upAt;
    private DateTimeOffset _downAt;
    private bool _cut;

    public Link(Lane client, Node gateway)
    {
        (_client, _gateway) = (client, gateway);
        _server = new ServerSocket(this, gateway);
        _gateway.Ended += Lost;
    }

    /// <summary>The tab's.</summary>
    public required string Name { get; init; }

    /// <summary>Called in the client's lane.</summary>
    public required Action<byte[]> Received { get; init; }

    /// <summary>Called in the client's lane, once, with the close code or 1006.</summary>
    public required Action<int> Closed { get; init; }

    /// <summary>Has the gateway serve the connection.</summary>
    public void Open() => _gateway.World.Scheduler.After(_gateway.World.Weather.Latency(), () =>
    {
        if (_gateway.IsUp)
            _gateway.Lane.Post(() => _ = ServeAsync());
        else
            Lost();
    });

    public void Send(byte[] frame) => Up(() => _server.Bring(frame));

    public void Break(Cut how)
    {
        if (_cut)
            return;
        if (how != Cut.Silent)
            Up(how == Cut.Closed ? _server.BringClose : _server.BringError);
        _cut = true;
        _gateway.Ended -= Lost;
        _client.Post(() => Closed(1006));
    }

    /// <summary>A frame of the gateway; what is sent into a broken connection is lost without a word.</summary>
    public void SendDown(byte[] frame) => Down(() => Received(frame));

    public void CloseDown(int code) => Down(() =>
    {
        _cut = true;
        _gateway.Ended -= Lost;
        _server.BringClose();
        Closed(code);
    });

    private void Lost() => Down(() =>
    {
        _cut = true;
        Closed(1006);
    });

    private async Task ServeAsync()
    {
        IServiceProvider services = _gateway.Services;
        OpenedSocket opened = new(_server, null, $"10.0.0.{_client.Number}", null);
        await services.GetRequiredService<SocketLifetime>().RunAsync(opened, services.GetRequiredService<PrimaryDialect>(), null);
    }

    private void Up(Action arrive) => _upAt = Travel(_upAt, () =>
    {
        if (!_gateway.Lane.IsDead)
            arrive();
    });

    private void Down(Action arrive) => _downAt = Travel(_downAt, () =>
    {
        _arrived.Enqueue(arrive);
        _client.Post(ArriveUnlessCut);
    });

    // Callbacks run in any order; what arrives does not.
    private void ArriveUnlessCut()
    {
        Action arrive = _arrived.Dequeue();
        if (!_cut)
            arrive();
    }

    private DateTimeOffset Travel(DateTimeOffset last, Action arrive)
    {
        if (_cut)
            return last;
        DateTimeOffset at = _gateway.World.Scheduler.Now + _gateway.World.Weather.Latency();
        at = at > last ? at : last;
        _gateway.World.Scheduler.After(at - _gateway.World.Scheduler.Now, arrive);
        return at;
    }
}
