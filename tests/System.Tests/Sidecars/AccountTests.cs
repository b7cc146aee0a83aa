using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using BlazingSun.SystemTests.Hosting;
using BlazingSun.Testing;

namespace BlazingSun.SystemTests.Sidecars;

/// <summary>An account over several programs: what they hold of it, and its end.</summary>
public class AccountTests(PostgresServer postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 180_000)]
    public async Task A_user_gets_what_all_apps_hold_and_ends_on_both_gateways()
    {
        Assert.SkipWhen(postgres.Missing is not null, postgres.Missing ?? "");
        await using AppsBesideSidecars system = await AppsBesideSidecars.StartAsync(postgres, Cancel, replicas: 2);
        HttpClient[] gateways = [.. system.Gateways.Select(gateway => gateway.Process.Http)];
        string token = (await Accounts.RegisterAsync(gateways[0].BaseAddress!, "jane", Cancel))["token"]!.GetValue<string>();
        using ClientWebSocket socket = new();
        socket.Options.SetRequestHeader("Cookie", $"bs_session={token}");
        await socket.ConnectAsync(system.Gateways[1].SocketAddress, Cancel);

        JsonObject export = (await (await AskAsync(gateways[1], HttpMethod.Get, "/api/me/export", token)).Content.ReadFromJsonAsync<JsonObject>(Cancel))!;
        Assert.Equal("jane", export["user"]!["username"]!.GetValue<string>());
        Assert.NotNull(export["chat"]!["privateMessages"]);
        Assert.NotNull(export["games"]!["games"]);

        Assert.Equal(HttpStatusCode.NoContent, (await AskAsync(gateways[0], HttpMethod.Delete, "/api/me", token)).StatusCode);
        Assert.Equal(4401, await CloseCodeAsync(socket));
        foreach (HttpClient gateway in gateways)
            Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(gateway, HttpMethod.Get, "/api/me", token)).StatusCode);
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient gateway, HttpMethod method, string address, string token)
    {
        using HttpRequestMessage request = new(method, address) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        return await gateway.SendAsync(request, Cancel);
    }

    private static async Task<int> CloseCodeAsync(ClientWebSocket socket)
    {
        byte[] buffer = new byte[16 * 1024];
        while ((await socket.ReceiveAsync(buffer, Cancel)).MessageType != WebSocketMessageType.Close)
        {
            // What it hears before.
        }

        return (int)socket.CloseStatus!.Value;
    }
}
