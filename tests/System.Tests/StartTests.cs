using System.Globalization;
using System.Net;
using System.Net.Sockets;
using BlazingSun.SystemTests.Hosting;

namespace BlazingSun.SystemTests;

/// <summary>What the program says when it starts, cannot start, and stops.</summary>
public class StartTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_where_to_go_and_where_it_stores_what_and_stops_cleanly_when_it_is_asked_to()
    {
        using TemporaryFolder data = new();
        await using ServerProcess server = await ServerProcess.StartAsync(data.Path, Cancel);

        int exitCode = await server.StopAsync(Cancel);

        Assert.Equal(0, exitCode);
        Assert.Contains(server.Address.Authority, server.Output, StringComparison.Ordinal);
        Assert.Contains(data.Path, server.Output, StringComparison.Ordinal);
        Assert.Contains("Stopped.", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_named_with_the_remedy()
    {
        using TemporaryFolder data = new();
        using TcpListener other = new(IPAddress.Loopback, 0);
        other.Start();
        string port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        (int exitCode, string output) = await ServerProcess.RunToEndAsync(Cancel, "--port", port, "--host", "127.0.0.1", "--data", data.Path);

        Assert.Equal(1, exitCode);
        Assert.Contains("port is taken", output, StringComparison.Ordinal);
        Assert.Contains("--port", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_named_with_the_remedy()
    {
        using TemporaryFolder data = new();
        string file = Path.Combine(data.Path, "file");
        await File.WriteAllTextAsync(file, "in the way", Cancel);

        (int exitCode, string output) = await ServerProcess.RunToEndAsync(Cancel, "--data", Path.Combine(file, "data"));

        Assert.Equal(1, exitCode);
        Assert.Contains("cannot be written", output, StringComparison.Ordinal);
        Assert.Contains("--data", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eighty")]
    [InlineData("65536")]
    [InlineData("-1")]
    public async Task A_port_that_is_no_port_is_refused_by_name(string port)
    {
        (int exitCode, string output) = await ServerProcess.RunToEndAsync(Cancel, "--port", port);

        Assert.Equal(1, exitCode);
        Assert.Contains($"--port is a number from 0 to 65535, not '{port}'", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_option_out_of_range_is_named()
    {
        using TemporaryFolder data = new();

        (int exitCode, string output) = await ServerProcess.RunToEndAsync(Cancel, "--data", data.Path, "--Embedded:Durability=maybe");

        Assert.Equal(1, exitCode);
        Assert.Contains("Embedded:Durability", output, StringComparison.Ordinal);
    }
}
