using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BlazingSun.Contracts.Commands;
using BlazingSun.Gateway.Apps;
using BlazingSun.Gateway.Tests.Hosting;
using BlazingSun.Platform;
using BlazingSun.Platform.Exports;
using BlazingSun.Platform.Invocation;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Gateway.Tests.Accounts;

/// <summary>A user gets all that the apps hold, or nothing.</summary>
public sealed class ExportTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_account_and_what_the_other_apps_hold_are_put_together()
    {
        Apps apps = new();
        await using GatewayHost host = await StartAsync(apps);
        object jane = new { username = "Jane_1", email = "jane@example.com", password = "correct horse" };
        HttpResponseMessage session = await host.Http().PostAsJsonAsync("/api/auth/register", jane, Cancel);
        string token = (await session.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("token").GetString()!;

        HttpResponseMessage answer = await host.Http(token).GetAsync("/api/me/export", Cancel);

        Assert.Equal("attachment; filename=blazing-sun-export.json", answer.Content.Headers.ContentDisposition!.ToString());
        JsonElement export = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal("jane@example.com", export.GetProperty("user").GetProperty("email").GetString());
        Assert.True(export.TryGetProperty("createdAt", out _));
        Assert.Equal("""{"words":["a","b","c"],"nothing":[]}""", Compact(export.GetProperty("chat")));
        Assert.Equal("""{"games":[1]}""", Compact(export.GetProperty("games")));
        Assert.All(apps.Callers, caller => Assert.Equal((1, "Jane_1"), (caller.UserId.Value, caller.Username)));
    }

    [Theory]
    [InlineData("/internal/export")]
    [InlineData("/internal/export?from=words%3A1")]
    public async Task While_an_app_is_away_there_is_none(string away)
    {
        Apps apps = new() { Away = away };
        await using GatewayHost host = await StartAsync(apps);

        HttpResponseMessage answer = await host.Http(host.Token(7)).GetAsync("/api/me/export", Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("UNAVAILABLE", (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
        Assert.Null(answer.Content.Headers.ContentDisposition);
    }

    [Fact]
    public async Task What_an_app_fails_to_give_is_not_left_out()
    {
        await using GatewayHost host = await StartAsync(new Apps { Status = HttpStatusCode.InternalServerError });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.Http(host.Token(7)).GetAsync("/api/me/export", Cancel)).StatusCode);
    }

    [Fact]
    public async Task The_eleventh_in_an_hour_has_to_wait()
    {
        await using GatewayHost host = await StartAsync(new Apps());
        HttpClient http = host.Http(host.Token(7));
        for (int i = 0; i < 10; i++)
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/me/export", Cancel)).StatusCode);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await http.GetAsync("/api/me/export", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Http(host.Token(8)).GetAsync("/api/me/export", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http().GetAsync("/api/me/export", Cancel)).StatusCode);
    }

    private static Task<GatewayHost> StartAsync(Apps apps) => GatewayHost.StartAsync(services => services.AddSingleton<IAppInvoker>(apps).AddInvokedExports());

    private static string Compact(JsonElement json) => JsonSerializer.Serialize(json);

    private sealed class Apps : IAppInvoker
    {
        public string? Away { get; init; }

        public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

        public List<Caller> Callers { get; } = [];

        public ValueTask<HttpResponseMessage> InvokeAsync(string app, HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string address = request.RequestUri!.ToString();
            if (address == Away)
                throw new DependencyUnavailableException(app, "away");
            Callers.Add(ForwardedCaller.Read(request.Headers.GetValues(ForwardedCaller.Header).Single())!);
            ExportPage page = (app, address) switch
            {
                ("games", _) => new ExportPage("games", [Json("1")], null),
                (_, "/internal/export") => new ExportPage("words", [Json("\"a\""), Json("\"b\"")], "words:1"),
                (_, "/internal/export?from=words%3A1") => new ExportPage("words", [Json("\"c\"")], "nothing"),
                _ => new ExportPage("nothing", [], null),
            };
            return ValueTask.FromResult(new HttpResponseMessage(Status) { Content = JsonContent.Create(page, ExportJson.Default.ExportPage) });
        }

        private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
    }
}
