using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using BlazingSun.Testing;

namespace BlazingSun.DaprEmulator.Tests;

/// <summary>The emulator as a program of its own.</summary>
public class ConsoleTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = 60_000)]
    [InlineData(null)]
    [InlineData("/kill/{0}")]
    [InlineData("/kill/{0}?again=true")]
    [InlineData("/away/broker")]
    public async Task It_ends_when_it_is_asked_to_whatever_has_happened(string? before)
    {
        int[] ports = [.. Enumerable.Range(0, 4).Select(_ => FreePort())];
        using Process console = Process.Start(new ProcessStartInfo("dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "DaprEmulator.dll"),
            "--app", string.Create(CultureInfo.InvariantCulture, $"games={ports[0]},{ports[1]},{ports[2]}"),
            "--control", Text(ports[3]),
        ])
        { RedirectStandardOutput = true })!;
        using HttpClient control = new() { BaseAddress = new Uri($"http://127.0.0.1:{ports[3]}") };
        await Wait.UntilAsync(() => IsUpAsync(control), Token);
        if (before is not null)
        {
            using HttpResponseMessage done = await control.PostAsync(
                new Uri(string.Format(CultureInfo.InvariantCulture, before, ports[1]), UriKind.Relative), null, Token);
            Assert.True(done.IsSuccessStatusCode);
        }

        using Process signal = Process.Start("kill", ["-TERM", Text(console.Id)]);
        await console.WaitForExitAsync(Token);

        Assert.Equal(0, console.ExitCode);
    }

    private static async ValueTask<bool> IsUpAsync(HttpClient control)
    {
        try
        {
            return await control.GetStringAsync("/complaints", Token) is "";
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using TcpListener listener = new(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
