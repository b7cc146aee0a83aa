using System.Globalization;
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
        return Text(((IPEndPoint)listener.LocalEndpoint).Port);
    }

    /// <summary>A port as text.</summary>
    public static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
