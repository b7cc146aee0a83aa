using System.Globalization;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.DaprEmulator;
using BlazingSun.Platform.Dapr.Invocation;
using BlazingSun.Platform.Invocation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BlazingSun.Platform.Tests.Dapr;

/// <summary>Two apps beside their sidecars.</summary>
public sealed class EmulatedAppsTests : IAsyncLifetime
{
    private readonly DaprWorld _world = new();
    private DaprApp _gateway = null!;
    private DaprApp _games = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _games = await StartAsync("games", app =>
        {
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapGet("/who/{word}", (string word, HttpContext context) => $"{word} {context.User.Caller().Username}").RequireAuthorization();
        });
        _gateway = await StartAsync("gateway", _ => { });
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _games.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task One_app_asks_the_other_for_a_caller_and_without_one_it_asks_for_nobody()
    {
        Assert.Equal((200, "a ü Zoë"), await AskAsync("/who/a%20%C3%BC", new Caller(new UserId(7), "Zoë", ["user"])));
        Assert.Equal((401, ""), await AskAsync("/who/x", null));
        Assert.Equal((404, ""), await AskAsync("/nowhere", null));
    }

    [Fact]
    public async Task An_app_whose_port_is_shut_is_unavailable()
    {
        await _games.StopAsync();

        await Assert.ThrowsAsync<DependencyUnavailableException>(() => AskAsync("/who/x", null));
    }

    [Fact]
    public async Task The_health_page_names_what_the_app_needs()
    {
        Assert.Equal(["documents Healthy", "pubsub Healthy", "rooms Healthy"], await CheckAsync(_games));
        Assert.Equal(["pubsub Healthy"], await CheckAsync(_gateway));

        foreach (Sidecar sidecar in _world.Sidecars)
            await sidecar.KillAsync();

        Assert.Equal(["documents Unhealthy", "pubsub Unhealthy", "rooms Unhealthy"], await CheckAsync(_games));
    }

    private static async Task<IEnumerable<string>> CheckAsync(DaprApp app)
    {
        HealthReport report = await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(
            check => check.Name is not ("actors" or "workflows"), Token);
        return report.Entries.Select(entry => $"{entry.Key} {entry.Value.Status}").Order(StringComparer.Ordinal);
    }

    private async Task<(int Status, string Body)> AskAsync(string path, Caller? caller)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (caller is not null)
            request.Headers.Add(ForwardedCaller.Header, ForwardedCaller.Write(caller));
        using HttpResponseMessage answer = await _gateway.Services.GetRequiredService<IAppInvoker>().InvokeAsync("games", request, Token);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
    }

    private async Task<DaprApp> StartAsync(string app, Action<WebApplication> endpoints)
    {
        int port = FreePort.Next();
        Sidecar sidecar = await _world.AddSidecarAsync(app, port, new SidecarOptions { ApiToken = "sidecar-secret", AppApiToken = "app-secret" });
        DaprApp started = await DaprApp.StartAsync(
            app,
            services => services.AddSidecarCallers(),
            endpoints,
            ("APP_PORT", port.ToString(CultureInfo.InvariantCulture)),
            ("DAPR_HTTP_PORT", sidecar.HttpPort.ToString(CultureInfo.InvariantCulture)),
            ("DAPR_API_TOKEN", "sidecar-secret"),
            ("APP_API_TOKEN", "app-secret"));
        await sidecar.WaitUntilReadyAsync(Token);
        return started;
    }
}
