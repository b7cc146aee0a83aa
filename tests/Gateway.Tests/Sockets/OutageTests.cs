using System.Net;
using System.Text.Json;
using BlazingSun.Gateway.Tests.Hosting;

namespace BlazingSun.Gateway.Tests.Sockets;

public sealed class OutageTests
{
    private const string List = """{"type":"games.command.list_rooms","id":"l"}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_the_broker_is_away_commands_get_UNAVAILABLE_and_afterwards_go_through()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        host.Bus.Fault = BusFault.Refuses;
        await socket.SendAsync(List);
        JsonElement error = await socket.ExpectErrorAsync("UNAVAILABLE");
        Assert.Equal(("l", 1_000), (error.GetProperty("correlationId").GetString(), error.GetProperty("retryAfterMs").GetInt32()));
        HttpResponseMessage ready = await host.Http().GetAsync("/health/ready", Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("\"pubsub\":\"away\"", await ready.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await host.Http().GetAsync("/health/serving", Cancel)).StatusCode);
        host.Bus.Fault = BusFault.None;
        Assert.Equal(HttpStatusCode.OK, (await host.Http().GetAsync("/health/ready", Cancel)).StatusCode);
        await socket.SendAsync(List);
        await host.Games.CommandAsync();
    }

    [Fact]
    public async Task A_broker_that_does_not_answer_is_UNAVAILABLE_after_2_seconds()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        await HangWithAsync(host, socket);
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        await socket.ExpectErrorAsync("UNAVAILABLE");
    }

    [Fact]
    public async Task Commands_that_waited_leave_in_one_batch()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        int batches = await HangWithAsync(host, socket);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        for (int i = 0; i < 5; i++)
            await socket.SendAsync(List);
        await socket.FenceAsync();
        host.Bus.Fault = BusFault.None;
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await socket.ExpectErrorAsync("UNAVAILABLE");
        await host.Games.CommandAsync(4);
        Assert.Equal([1, 5], host.Bus.Batches.Items.Skip(batches));
    }

    [Fact]
    public async Task A_full_queue_is_UNAVAILABLE_at_once()
    {
        await using GatewayHost host = await GatewayHost.StartAsync(("Limits:CommandQueue", "16"));
        TestSocket socket = await host.SignedInAsync(1);
        await HangWithAsync(host, socket);
        for (int i = 0; i < 17; i++)
            await socket.SendAsync(List);
        await socket.ExpectErrorAsync("UNAVAILABLE");
        await socket.FenceAsync();
    }

    /// <summary>The broker answers no more, and a command waits for it.</summary>
    /// <returns>How many batches went out before.</returns>
    private static async Task<int> HangWithAsync(GatewayHost host, TestSocket socket)
    {
        host.Bus.Fault = BusFault.Hangs;
        int batches = host.Bus.Batches.Items.Count;
        await socket.SendAsync(List);
        await host.Bus.Batches.WaitForAsync(batches + 1, Cancel);
        return batches;
    }
}
