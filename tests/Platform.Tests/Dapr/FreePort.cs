using System.Net;
using System.Net.Sockets;

namespace BlazingSun.Platform.Tests.Dapr;

/// <summary>A sidecar has to know its app's port, and the app its sidecar's: one of them is chosen before.</summary>
internal static class FreePort
{
    /// <summary>A port of this machine that nobody listens on now.</summary>
    public static int Next()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
