using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace BlazingSun.Platform.Tests.Relational;

/// <summary>A PostgreSQL server for one test class, in a folder of its own, on a free port.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string Programs = "/usr/lib/postgresql/15/bin";
    private readonly string _folder = EmbeddedHost.NewFolder();
    private readonly int _port = FreePort();

    /// <summary>Why there is none, or null.</summary>
    public string? Missing { get; } =
        File.Exists($"{Programs}/initdb") ? null : "PostgreSQL 15 is not installed (Debian package postgresql).";

    private string Data => Path.Combine(_folder, "data");

    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Timeout=10";

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null)
            return;
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "postgres", _folder);
        await RunAsServerAsync("initdb", "-D", Data, "-A", "trust", "-U", "postgres", "--no-sync");
        string options = string.Create(
            CultureInfo.InvariantCulture, $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} -c fsync=off");
        await RunAsServerAsync("pg_ctl", "-D", Data, "-w", "-l", Path.Combine(_folder, "log"), "-o", options, "start");
    }

    public async ValueTask DisposeAsync()
    {
        if (Missing is null)
            await RunAsServerAsync("pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop");
        Directory.Delete(_folder, recursive: true);
    }

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
