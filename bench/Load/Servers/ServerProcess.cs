using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace BlazingSun.Load.Servers;

/// <summary>A server under measurement, as a process of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const int LinesKept = 20;
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private ServerProcess(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public int Id => _process.Id;

    public Uri Http => new($"http://127.0.0.1:{Port}");

    /// <summary>User and system time so far; the kernel counts it in steps of 10 ms.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory in bytes.</summary>
    public long Resident
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public Uri Socket(string path) => new($"ws://127.0.0.1:{Port}{path}");

    /// <summary>Starts a .NET program and waits until <c>/health</c> answers.</summary>
    /// <param name="dll">The program.</param>
    /// <param name="arguments">Its arguments for the port that it gets.</param>
    /// <param name="cancel">Ends the attempt.</param>
    /// <exception cref="InvalidOperationException">It ended, or did not answer within a minute.</exception>
    public static async Task<ServerProcess> StartAsync(string dll, Func<int, IEnumerable<string>> arguments, CancellationToken cancel)
    {
        int port = FreePort();
        ProcessStartInfo start = new("dotnet", [dll, .. arguments(port)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(dll)),
        };
        ServerProcess server = new(Process.Start(start) ?? throw new InvalidOperationException($"{dll} does not start."), port);
        server._process.OutputDataReceived += server.Keep;
        server._process.ErrorDataReceived += server.Keep;
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        try
        {
            await server.WaitUntilHealthyAsync(cancel);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitUntilHealthyAsync(CancellationToken cancel)
    {
        using HttpClient http = new() { BaseAddress = Http };
        long started = Stopwatch.GetTimestamp();
        while (!_process.HasExited && Stopwatch.GetElapsedTime(started) < StartTimeout)
        {
            try
            {
                using HttpResponseMessage response = await http.GetAsync(new Uri("/health", UriKind.Relative), cancel);
                if (response.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancel);
        }

        throw new InvalidOperationException($"The server did not start:\n{string.Join('\n', _lines)}");
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
            return;
        _lines.Enqueue(line.Data);
        while (_lines.Count > LinesKept)
            _lines.TryDequeue(out _);
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public override string ToString() => _process.Id.ToString(CultureInfo.InvariantCulture);
}
