using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace BlazingSun.SystemTests.Hosting;

/// <summary>The real program in a process of its own, as <c>./run</c> starts it.</summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process) => this.process = process;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The address of its sockets.</summary>
    public Uri SocketAddress => new($"ws://{Address.Authority}/ws");

    /// <summary>All that it printed.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<ServerProcess> StartAsync(string data, CancellationToken cancel, params string[] options)
    {
        ServerProcess server = Launch(["--data", data, "--port", "0", .. options]);
        server.Address = await server.listening.Task.WaitAsync(cancel);
        return server;
    }

    /// <summary>Starts it and waits for its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunToEndAsync(CancellationToken cancel, params string[] options)
    {
        await using ServerProcess server = Launch(options);
        await server.process.WaitForExitAsync(cancel);
        return (server.process.ExitCode, server.Output);
    }

    /// <summary>Ends it without any warning.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Asks it to stop, as an operator's system does; returns its exit code.</summary>
    public async Task<int> StopAsync(CancellationToken cancel)
    {
        using Process signal = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(cancel);
        return process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static ServerProcess Launch(IEnumerable<string> options)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Standalone.dll"));
        start.ArgumentList.Add($"--Gateway:WebRoot={Repository.WebRoot}");
        foreach (string option in options)
        {
            start.ArgumentList.Add(option);
        }

        ServerProcess server = new(Process.Start(start)!);
        server.process.OutputDataReceived += (_, line) => server.Read(line.Data);
        server.process.ErrorDataReceived += (_, line) => server.Read(line.Data);
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        return server;
    }

    private void Read(string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }

        if (line is null)
        {
            listening.TrySetException(new InvalidOperationException($"The server ended before it listened:\n{Output}"));
        }
        else if (UpLine().Match(line) is { Success: true } up)
        {
            listening.TrySetResult(new Uri(up.Groups[1].Value));
        }
    }

    [GeneratedRegex(@"is up: (http://\S+)")]
    private static partial Regex UpLine();
}
