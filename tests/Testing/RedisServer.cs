using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace BlazingSun.Testing;

/// <summary>A Redis server for one test class (as its fixture), on a free port. It keeps nothing when it ends.</summary>
public sealed class RedisServer : IAsyncLifetime
{
    private const string Program = "/usr/bin/redis-server";
    private readonly int _port = FreePort();
    private Process? _process;

    /// <summary>Why there is none, or null. A test skips itself with it.</summary>
    public string? Missing { get; } = File.Exists(Program) ? null : "Redis is not installed (Debian package redis-server).";

    /// <summary>Where it is, as the option <c>Redis:Configuration</c>.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}");

    /// <summary>Starts it, if it is not missing; it is empty then.</summary>
    public async ValueTask InitializeAsync()
    {
        if (Missing is not null)
            return;
        ProcessStartInfo start = new(Program, ["--port", _port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        _process = Process.Start(start)!;
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
                return;
        }

        throw new InvalidOperationException("redis-server ended at once.");
    }

    /// <summary>Ends it without a word; all that it had is lost.</summary>
    public async Task KillAsync()
    {
        if (_process is null)
            return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync() => await KillAsync();

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
