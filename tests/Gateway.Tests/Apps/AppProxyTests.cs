using System.Net;
using System.Text;
using System.Text.Json;
using BlazingSun.Gateway.Tests.Hosting;
using BlazingSun.Platform;
using BlazingSun.Platform.Invocation;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Gateway.Tests.Apps;

public sealed class AppProxyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("games", "GET", "/api/game-types")]
    [InlineData("games", "GET", "/api/games/0f8fad5b-d9cb-469f-a165-70867728950e/history?game=2")]
    [InlineData("games", "GET", "/api/users/12/games?before=%C3%BC&limit=5")]
    [InlineData("games", "POST", "/api/rooms/AB%20C/bots")]
    [InlineData("games", "DELETE", "/api/rooms/ABC/bots/-1")]
    [InlineData("chat", "GET", "/api/chat/reports?before=12")]
    [InlineData("chat", "POST", "/api/chat/reports/12/resolve")]
    public async Task The_app_is_asked_what_the_browser_asks_with_the_caller_that_was_verified(string app, string method, string address)
    {
        OtherApp games = new(() => Answer(HttpStatusCode.OK, """{"answer":1}"""));
        await using GatewayHost host = await GatewayHost.StartAsync(services => services.AddSingleton<IAppInvoker>(games));

        using HttpRequestMessage request = new(new HttpMethod(method), address);
        request.Headers.Add(ForwardedCaller.Header, """{"id":1,"name":"somebody else","roles":["admin"]}""");
        HttpResponseMessage answer = await host.Http(host.Token(7, "Zoë")).SendAsync(request, Cancel);

        Assert.Equal($"{app} {method} {address}", games.Asked);
        Assert.Equal((7, "Zoë"), (games.Caller!.UserId.Value, games.Caller.Username));
        Assert.Equal((HttpStatusCode.OK, """{"answer":1}"""), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel)));
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task Nobody_is_forwarded_as_nobody_and_only_where_nobody_may_ask()
    {
        OtherApp games = new(() => Answer(HttpStatusCode.OK, "[]"));
        await using GatewayHost host = await GatewayHost.StartAsync(services => services.AddSingleton<IAppInvoker>(games));

        Assert.Equal(HttpStatusCode.OK, (await host.Http().GetAsync("/api/game-types", Cancel)).StatusCode);
        Assert.Null(games.Caller);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http().PostAsync("/api/rooms/ABC/bots", null, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http().GetAsync("/api/chat/reports", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_body_goes_along_up_to_its_limit()
    {
        OtherApp games = new(() => Answer(HttpStatusCode.Created, "{}"));
        await using GatewayHost host = await GatewayHost.StartAsync(services => services.AddSingleton<IAppInvoker>(games));
        HttpClient http = host.Http(host.Token(7));

        await http.PostAsync("/api/rooms/ABC/bots", new StringContent("""{"level":2}""", Encoding.UTF8, "application/json"), Cancel);
        HttpResponseMessage large = await http.PostAsync("/api/rooms/ABC/bots", new ByteArrayContent(new byte[17 * 1024]), Cancel);

        Assert.Equal("""{"level":2}""", games.Body);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
    }

    [Fact]
    public async Task A_status_without_words_gets_them_and_words_are_kept()
    {
        Queue<HttpResponseMessage> answers = new([Answer(HttpStatusCode.NotFound, ""), Answer(HttpStatusCode.NotFound, """{"code":"ROOM_NOT_FOUND"}""")]);
        OtherApp games = new(answers.Dequeue);
        await using GatewayHost host = await GatewayHost.StartAsync(services => services.AddSingleton<IAppInvoker>(games));

        Assert.Equal("NOT_FOUND", await CodeAsync(await host.Http().GetAsync("/api/games/x/history", Cancel)));
        Assert.Equal("ROOM_NOT_FOUND", await CodeAsync(await host.Http().GetAsync("/api/games/x/history", Cancel)));
    }

    [Fact]
    public async Task When_games_is_away_the_caller_is_told_when_to_come_again()
    {
        OtherApp games = new(() => throw new DependencyUnavailableException("games", "away"));
        await using GatewayHost host = await GatewayHost.StartAsync(services => services.AddSingleton<IAppInvoker>(games));

        HttpResponseMessage answer = await host.Http().GetAsync("/api/game-types", Cancel);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "UNAVAILABLE"), (answer.StatusCode, await CodeAsync(answer)));
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string body) => new(status)
    {
        Content = body.Length == 0 ? new ByteArrayContent([]) : new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new("application/json") } },
    };

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("code").GetString();

    private sealed class OtherApp(Func<HttpResponseMessage> answer) : IAppInvoker
    {
        public string? Asked { get; private set; }

        public string? Body { get; private set; }

        public Contracts.Commands.Caller? Caller { get; private set; }

        public async ValueTask<HttpResponseMessage> InvokeAsync(string app, HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked = $"{app} {request.Method} {request.RequestUri}";
            Body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
            Caller = request.Headers.TryGetValues(ForwardedCaller.Header, out IEnumerable<string>? values) ? ForwardedCaller.Read(values.Single()) : null;
            return answer();
        }
    }
}
