using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using BlazingSun.Players;
using BlazingSun.Players.Dice;
using BlazingSun.SystemTests.Hosting;

namespace BlazingSun.SystemTests.Sidecars;

/// <summary>What the program says of itself in numbers.</summary>
public class MetricsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_games_the_page_tells_of_sockets_frames_turns_and_saves()
    {
        using TemporaryFolder data = new();
        await using ServerProcess server = await ServerProcess.StartAsync(data.Path, Cancel);
        string metrics = await PlayAsync(server, data.Path);

        Assert.Equal(2, Value(metrics, "blazingsun_sockets"));
        Assert.InRange(Value(metrics, "blazingsun_frames_received_total"), 10, 100_000);
        Assert.InRange(Value(metrics, "blazingsun_frames_sent_total"), 10, 100_000);
        Assert.InRange(Value(metrics, "blazingsun_rooms_turns_total"), 5, 100_000);
        Assert.InRange(Value(metrics, "blazingsun_rooms_save_duration_seconds_count"), 5, 100_000);
        Assert.Equal(
            Value(metrics, "blazingsun_rooms_save_duration_seconds_count"),
            Value(metrics, "blazingsun_rooms_save_duration_seconds_bucket{le=\"+Inf\"}"));
        Assert.Contains("dotnet_gc_pause_time_seconds_total", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_what_Prometheus_reads()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/promtool"), "promtool is not installed (Debian package prometheus).");
        using TemporaryFolder data = new();
        await using ServerProcess server = await ServerProcess.StartAsync(data.Path, Cancel);
        string metrics = await PlayAsync(server, data.Path);

        using Process promtool = Process.Start(new ProcessStartInfo("/usr/bin/promtool", ["check", "metrics"]) { RedirectStandardInput = true, RedirectStandardError = true })!;
        await promtool.StandardInput.WriteAsync(metrics);
        promtool.StandardInput.Close();
        string complaints = await promtool.StandardError.ReadToEndAsync(Cancel);
        await promtool.WaitForExitAsync(Cancel);

        Assert.True(promtool.ExitCode == 0, complaints);
    }

    [Fact]
    public async Task Without_a_port_of_its_own_the_page_is_for_this_machine_and_with_one_for_that_port_only()
    {
        using TemporaryFolder data = new();
        string port = Ports.Free();
        await using ServerProcess plain = await ServerProcess.StartAsync(data.Path, Cancel);
        using TemporaryFolder other = new();
        await using ServerProcess apart = await ServerProcess.StartAsync(other.Path, Cancel, $"--Metrics:Port={port}");

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(plain.Address, forwarded: false));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(plain.Address, forwarded: true));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(apart.Address, forwarded: false));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(new Uri($"http://127.0.0.1:{port}"), forwarded: false));
    }

    private static async Task<HttpStatusCode> StatusAsync(Uri server, bool forwarded)
    {
        using HttpClient http = new() { BaseAddress = server };
        using HttpRequestMessage request = new(HttpMethod.Get, "/metrics");
        if (forwarded)
            request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        using HttpResponseMessage answer = await http.SendAsync(request, Cancel);
        return answer.StatusCode;
    }

    private static async Task<string> PlayAsync(ServerProcess server, string data)
    {
        using Accounts accounts = await Accounts.CreateAsync(server, data, Cancel);
        Violations violations = new();
        await using DiceTable table = await DiceTable.OpenAsync(server.SocketAddress, accounts.Next(), accounts.Next(), violations, Cancel);
        await table.PlayAsync(1, new NoPause(), Cancel);
        using HttpClient http = new() { BaseAddress = server.Address };
        return await http.GetStringAsync("/metrics", Cancel);
    }

    private static double Value(string metrics, string series)
    {
        Match line = Regex.Match(metrics, $"^{Regex.Escape(series)} (.+)$", RegexOptions.Multiline);
        Assert.True(line.Success, $"{series} is missing in:\n{metrics}");
        return double.Parse(line.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
    }
}
