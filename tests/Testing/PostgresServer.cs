using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace BlazingSun.Testing;

/// <summary>
/// A PostgreSQL server for one test class (as its fixture): that of <c>Postgres__Games</c> where the environment names one, else one in a folder of its own, on
/// a free port.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string Programs = "/usr/lib/postgresql/15/bin";
    private readonly DataFolder _folder = new();
    private readonly int _port = FreePort();
    private readonly GivenPostgres? _given = GivenPostgres.FromEnvironment();
    private int _databases;
    private bool _hangs;

    /// <summary>Why there is none, or null. A test skips itself with it.</summary>
    public string? Missing => _given is not null || File.Exists($"{Programs}/initdb")
        ? null
        : "PostgreSQL 15 is not installed (Debian package postgresql-15), and Postgres__Games names no other.";

    /// <summary>Whether it is one of this class' own: others are neither held nor stopped.</summary>
    public bool IsOwn => _given is null && Missing is null;

    private string Data => Path.Combine(_folder.Path, "data");

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its connection string, as Npgsql reads it.</returns>
    public async Task<string> NewDatabaseAsync()
    {
        if (_given is not null)
            return await _given.NewDatabaseAsync();
        string name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databases)}");
        await RunAsync($"{Programs}/createdb", "-h", "127.0.0.1", "-p", _port.ToString(CultureInfo.InvariantCulture), "-U", "postgres", name);
        return $"Host=127.0.0.1;Port={_port};Username=postgres;Database={name};Timeout=10";
    }

    /// <summary>Starts it.</summary>
    public async ValueTask InitializeAsync()
    {
        if (!IsOwn)
            return;
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "postgres", _folder.Path);
        await RunAsServerAsync("initdb", "-D", Data, "-A", "trust", "-U", "postgres", "--no-sync");
        await StartAsync();
    }

    /// <summary>Starts it again, with all that it had.</summary>
    public Task StartAsync()
    {
        string options = string.Create(
            CultureInfo.InvariantCulture, $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder.Path} -c fsync=off");
        return RunAsServerAsync("pg_ctl", "-D", Data, "-w", "-l", Path.Combine(_folder.Path, "log"), "-o", options, "start");
    }

    /// <summary>Ends it as a fault does, without a word to who is connected.</summary>
    public Task StopAsync() => RunAsServerAsync("pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop");

    /// <summary>Holds it and all who serve its connections: it takes connections and bytes, and does nothing.</summary>
    public async Task HangAsync()
    {
        await RunAsync("kill", "-STOP", ProcessId());
        await RunAsync("pkill", "-STOP", "-P", ProcessId());
        _hangs = true;
    }

    /// <summary>Lets it go on.</summary>
    public async Task GoOnAsync()
    {
        await RunAsync("pkill", "-CONT", "-P", ProcessId());
        await RunAsync("kill", "-CONT", ProcessId());
        _hangs = false;
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_hangs)
            await GoOnAsync();
        if (_given is not null)
            await _given.DisposeAsync();
        if (IsOwn)
            await StopAsync();
        _folder.Dispose();
    }

    private string ProcessId() => File.ReadLines(Path.Combine(Data, "postmaster.pid")).First();

    // The server refuses to run as root.
    private static Task RunAsServerAsync(string program, params string[] arguments) =>
        Environment.IsPrivilegedProcess
            ? RunAsync("runuser", ["-u", "postgres", "--", $"{Programs}/{program}", .. arguments])
            : RunAsync($"{Programs}/{program}", arguments);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        ProcessStartInfo start = new("sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1 </dev/null", program, .. arguments]) { WorkingDirectory = "/" };
        using Process process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
