using System.Net;
using System.Text.Json;
using BlazingSun.Gateway.Tests.Hosting;

namespace BlazingSun.Gateway.Tests.Pages;

public sealed class PagesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/login")]
    [InlineData("/games")]
    [InlineData("/games/bigger_dice")]
    [InlineData("/games/bigger_dice/play/0198c2a0-0000-7000-8000-000000000001")]
    [InlineData("/games/bigger_dice/replay/0198c2a0-0000-7000-8000-000000000001?game=2")]
    [InlineData("/players/7")]
    [InlineData("/moderation")]
    public async Task Every_page_address_gives_the_one_page_uncached(string address)
    {
        await using GatewayHost host = await WithFrontEndAsync();
        HttpResponseMessage response = await host.Http().GetAsync(address, Cancel);
        Assert.Equal("<html>sun</html>", await response.Content.ReadAsStringAsync(Cancel));
        Assert.True(response.Headers.CacheControl!.NoCache);
        Assert.Contains("script-src 'self'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("/nowhere", "text/html,application/xhtml+xml,*/*;q=0.8", true)]
    [InlineData("/games/bigger_dice/nowhere", "text/html", true)]
    [InlineData("/nowhere", "application/json", false)]
    [InlineData("/assets/gone.js", "*/*", false)]
    [InlineData("/api/nowhere", "text/html", false)]
    public async Task Only_who_visits_an_unknown_address_gets_a_page_that_leads_back(string address, string accepts, bool isVisit)
    {
        await using GatewayHost host = await WithFrontEndAsync();
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", accepts);
        HttpResponseMessage response = await host.Http().SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(isVisit, await response.Content.ReadAsStringAsync(Cancel) == "<html>sun</html>");
    }

    [Fact]
    public async Task Hashed_files_are_cached_for_long()
    {
        await using GatewayHost host = await WithFrontEndAsync();
        HttpResponseMessage response = await host.Http().GetAsync("/assets/app-1a2b.js", Cancel);
        Assert.Equal("text/javascript", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(TimeSpan.FromDays(365), response.Headers.CacheControl!.MaxAge);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http().GetAsync("/assets/gone.js", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Without_a_built_front_end_the_page_says_so()
    {
        await using GatewayHost host = await GatewayHost.StartAsync(("Gateway:WebRoot", "/nowhere"));
        HttpResponseMessage response = await host.Http().GetAsync("/", Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("not built", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_names_each_dependency()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await host.Http().GetAsync("/health", Cancel)).StatusCode);
        HttpResponseMessage ready = await host.Http().GetAsync("/health/ready", Cancel);
        JsonElement body = JsonDocument.Parse(await ready.Content.ReadAsStringAsync(Cancel)).RootElement;
        Assert.Equal("ready", body.GetProperty("status").GetString());
        Assert.Equal(["documents", "events", "gateway", "gateway-database", "pubsub", "rooms"], body.GetProperty("dependencies").EnumerateObject().Select(each => each.Name).Order());
    }

    [Fact]
    public async Task The_HTTP_part_is_described()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        JsonElement document = JsonDocument.Parse(await host.Http().GetStringAsync("/openapi/v1.json", Cancel)).RootElement;
        string[] paths = [.. document.GetProperty("paths").EnumerateObject().Select(path => path.Name)];
        Assert.Contains("/api/auth/register", paths);
        Assert.Contains("/api/me", paths);
        Assert.DoesNotContain("/ws", paths);
    }

    private static async Task<GatewayHost> WithFrontEndAsync()
    {
        string folder = Directory.CreateTempSubdirectory("web").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "www", "assets"));
        await File.WriteAllTextAsync(Path.Combine(folder, "www", "index.html"), "<html>sun</html>", Cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "www", "assets", "app-1a2b.js"), "1", Cancel);
        return await GatewayHost.StartAsync(("Gateway:WebRoot", Path.Combine(folder, "www")), ("Embedded:DataDirectory", folder));
    }
}
