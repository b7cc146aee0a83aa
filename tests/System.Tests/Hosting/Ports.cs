using System.Net;
using System.Net.Sockets;

namespace BlazingSun.SystemTests.Hosting;

/// <summary>Ports for servers that come back where they were.</summary>
public static class Ports
{
    /// <summary>A port that nothing listens on, as text for the command line.</summary>
    public static string Free()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
