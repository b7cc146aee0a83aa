using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace BlazingSun.SystemTests.Hosting;

/// <summary>One of the apps as a program of its own, as a sidecar's starter runs it.</summary>
public sealed class AppProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();

    private AppProcess(Process process, string port) => (this.process, Http) = (process, new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") });

    /// <summary>Asks it.</summary>
    public HttpClient Http { get; }

    /// <summary>The address of its sockets.</summary>
    public Uri SocketAddress => new($"ws://{Http.BaseAddress!.Authority}/ws");

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

    /// <summary>Starts one and waits until its port is open.</summary>
    /// <param name="app"><c>Gateway</c> or <c>Games</c>.</param>
    /// <param name="port">Its port.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <param name="environment">As the sidecar's starter sets it.</param>
    public static async Task<AppProcess> StartAsync(string app, string port, CancellationToken cancel, params (string Name, string Value)[] environment)
    {
        AppProcess started = Launch(app, port, environment);
        await Testing.Wait.UntilAsync(
            async () => started.process.HasExited
                ? throw new InvalidOperationException($"{app} ended before it listened:\n{started.Output}")
                : await started.IsOpenAsync(cancel),
            cancel,
            TimeSpan.FromMinutes(2));
        return started;
    }

    /// <summary>Starts one and waits for its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunToEndAsync(string app, CancellationToken cancel, params (string Name, string Value)[] environment)
    {
        await using AppProcess started = Launch(app, Ports.Free(), environment);
        await started.process.WaitForExitAsync(cancel);
        return (started.process.ExitCode, started.Output);
    }

    /// <summary>Asks it to stop, as an operator's system does; returns its exit code.</summary>
    public async Task<int> StopAsync(CancellationToken cancel)
    {
        using Process signal = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(cancel);
        return process.ExitCode;
    }

    /// <summary>Ends it without any warning.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        Http.Dispose();
        process.Dispose();
    }

    private static AppProcess Launch(string app, string port, (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, $"{app}.dll"));
        start.Environment["APP_PORT"] = port;
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        AppProcess started = new(Process.Start(start)!, port);
        started.process.OutputDataReceived += (_, line) => started.Read(line.Data);
        started.process.ErrorDataReceived += (_, line) => started.Read(line.Data);
        started.process.BeginOutputReadLine();
        started.process.BeginErrorReadLine();
        return started;
    }

    private async ValueTask<bool> IsOpenAsync(CancellationToken cancel)
    {
        try
        {
            using HttpResponseMessage answer = await Http.GetAsync("/healthz", cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Read(string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }
}
