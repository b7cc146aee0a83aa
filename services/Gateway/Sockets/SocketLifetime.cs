using System.Net.WebSockets;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Dialects;
using BlazingSun.Gateway.FanOut;
using BlazingSun.Gateway.RateLimits;

namespace BlazingSun.Gateway.Sockets;

/// <summary>A transport that was just opened.</summary>
/// <param name="WebSocket">The connection.</param>
/// <param name="Stream">What lies below it, where that can combine writes.</param>
/// <param name="Address">Where it comes from.</param>
/// <param name="Token">The session that came with the upgrade.</param>
internal sealed record OpenedSocket(WebSocket WebSocket, CombiningStream? Stream, string Address, string? Token);

/// <summary>A socket from its opening to its end.</summary>
internal sealed class SocketLifetime(
    SocketServices services, SocketDirectory directory, SocketAuthentication authentication, SocketReader reader)
{
    public async Task RunAsync(OpenedSocket opened, IDialect dialect, CloseReason? refused)
    {
        ClientSocket socket = services.Create(opened, dialect);
        directory.Open(socket);
        if (refused is not null)
            socket.Close(refused);
        else
            services.Greet(socket);
        if (refused is null && opened.Token is { } token)
            authentication.Authenticate(socket, token, correlationId: null);
        try
        {
            await reader.ReadAsync(socket, opened.WebSocket);
        }
        finally
        {
            directory.Closed(socket);
            socket.RaiseGone();
            socket.Rooms.Leave();
            socket.Close(CloseReason.Normal);
            await services.WaitForTheCloseAsync(socket);
        }
    }
}

/// <summary>What a new socket is made with.</summary>
internal sealed class SocketServices(IIdSource ids, LimitsOptions limits, TimeProvider time)
{
    private static readonly TimeSpan ClosingTakes = TimeSpan.FromSeconds(5);

    public ClientSocket Create(OpenedSocket opened, IDialect dialect)
    {
        OutboundQueue outbound = new(opened.WebSocket, opened.Stream, limits);
        SocketRooms rooms = new(outbound, limits.OutboundFrames);
        long now = time.GetTimestamp();
        return new(new ConnectionId(ids.New()), opened.Address, dialect, outbound, rooms) { OpenedAt = now, HeardAt = now };
    }

    /// <summary>Gives the close frame some time; a client that does not read is cut off.</summary>
    public async Task WaitForTheCloseAsync(ClientSocket socket)
    {
        try
        {
            await socket.Outbound.Closed.WaitAsync(ClosingTakes, time);
        }
        catch (TimeoutException)
        {
            socket.Outbound.Abort();
        }
    }

    public void Greet(ClientSocket socket) =>
        socket.Send(socket.Dialect.Welcome(socket.Id, limits.HeartbeatSeconds, time.GetUtcNow()));
}
