using BlazingSun.Gateway.Presence;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.Shutdown;

/// <summary>Closes all sockets with 1001.</summary>
internal sealed class Farewell(
    SocketDirectory sockets, GatewayBeat beat, PresenceKeeper presence, ReconnectHints hints, TimeProvider time)
{
    private static readonly TimeSpan ClosingTakes = TimeSpan.FromSeconds(3);

    /// <summary>For good: waits until they are closed.</summary>
    public async Task SendAwayAsync()
    {
        await beat.CloseAsync();
        await presence.CloseAsync();
        try
        {
            await Task.WhenAll(SendAway().Select(socket => socket.Outbound.Closed)).WaitAsync(ClosingTakes, time);
        }
        catch (TimeoutException)
        {
            // Those who do not read are cut off with the process.
        }
    }

    /// <summary>Tells all sockets when to come back; returns those.</summary>
    public IReadOnlyList<ClientSocket> SendAway()
    {
        ClientSocket[] all = [.. sockets.All];
        foreach (ClientSocket socket in all)
        {
            socket.Send(socket.Dialect.GoingAway(hints.Next(all.Length)));
            socket.Close(CloseReason.GoingAway);
        }

        return all;
    }
}
