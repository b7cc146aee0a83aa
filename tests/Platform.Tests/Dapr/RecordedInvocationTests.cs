using System.Net.Http.Headers;
using System.Text;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Dapr.Invocation;
using BlazingSun.Platform.Invocation;
using BlazingSun.Recordings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BlazingSun.Platform.Tests.Dapr;

/// <summary>Calls of other apps, and who they come from, against what real sidecars passed on.</summary>
public sealed class RecordedInvocationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_goes_to_the_other_app_as_it_is_and_its_answer_comes_back()
    {
        Exchange recorded = Recorded("invoke: another app");
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(recorded.Response);
        await using DaprPorts ports = new(sidecar.Address, ("DAPR_API_TOKEN", "sidecar-secret"));
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri("/echo/a%20b?x=1&y=%C3%BC", UriKind.Relative));
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(recorded.Request.Body!)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        request.Headers.Add("X-Mine", "kept");
        request.Headers.Add("Authorization", "Bearer t");

        using HttpResponseMessage answer = await ports.Get<IAppInvoker>().InvokeAsync("beta", request, Token);

        RecordedRequest sent = sidecar.Requests.Single();
        Assert.Equal((recorded.Request.Method, recorded.Request.Path, recorded.Request.Body), (sent.Method, sent.Path, sent.Body));
        Assert.All(recorded.Request.Headers, header => Assert.Equal(header.Value, sent.Headers[header.Key]));
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal("yes", Assert.Single(answer.Headers.GetValues("X-From-App")));
        Assert.Equal(recorded.Response!.Body, await answer.Content.ReadAsStringAsync(Token));
    }

    [Theory]
    [InlineData(418, """{"code":"TEAPOT"}""")]
    [InlineData(500, "out of order")]
    [InlineData(403, "")]
    public async Task An_error_of_the_app_is_its_answer(int status, string body)
    {
        RecordedResponse teapot = Recorded("invoke: an error of the app passes").Response!;
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(teapot with { Status = status, Body = body });
        await using DaprPorts ports = new(sidecar.Address);
        using HttpRequestMessage request = new(HttpMethod.Get, "/teapot");

        using HttpResponseMessage answer = await ports.Get<IAppInvoker>().InvokeAsync("beta", request, Token);

        Assert.Equal((status, body), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Token)));
        Assert.Equal(TimeSpan.FromSeconds(3), answer.Headers.RetryAfter!.Delta);
    }

    [Theory]
    [InlineData("invoke: unknown app")]
    [InlineData("invoke: the other app is away")]
    [InlineData("invoke: the other sidecar is away")]
    public async Task An_app_that_cannot_be_reached_is_unavailable(string scenario)
    {
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(Recorded(scenario).Response);
        await using DaprPorts ports = new(sidecar.Address);
        using HttpRequestMessage request = new(HttpMethod.Get, "/echo");

        DependencyUnavailableException error = await Assert.ThrowsAsync<DependencyUnavailableException>(
            () => ports.Get<IAppInvoker>().InvokeAsync("beta", request, Token).AsTask());

        Assert.StartsWith("beta: ERR_DIRECT_INVOKE (500): failed to invoke", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gateway", "app-secret", true)]
    [InlineData("chat", "app-secret", false)]
    [InlineData("gateway", "wrong", false)]
    public async Task The_caller_counts_only_on_the_gateways_word_through_the_sidecar(string app, string token, bool known)
    {
        Caller caller = new(new UserId(7), "Zoë 🎲", ["user", "admin"]);
        await using DaprApp games = await DaprApp.StartAsync("games", services => services.AddSidecarCallers(), MapWho, ("APP_API_TOKEN", "app-secret"));
        RecordedRequest call = Recording.Exchanges("sidecar.app").First(exchange => exchange.Request.Path == "/echo/c").Request;
        Dictionary<string, string> headers = new(call.Headers, StringComparer.OrdinalIgnoreCase)
        {
            ["Dapr-Caller-App-Id"] = app,
            ["Dapr-Api-Token"] = token,
            [ForwardedCaller.Header] = ForwardedCaller.Write(caller),
        };

        RecordedResponse answer = await games.SendAsync(call with { Path = "/who", Headers = headers });

        Assert.Equal(known ? (200, "7 Zoë 🎲 user,admin") : (401, ""), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"id":1}""")]
    public void What_is_no_caller_is_nobody(string value) => Assert.Null(ForwardedCaller.Read(value));

    private static void MapWho(WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/who", (HttpContext context) => context.User.Caller() is var caller ? $"{caller.UserId} {caller.Username} {string.Join(',', caller.Roles)}" : "")
            .RequireAuthorization();
    }

    private static Exchange Recorded(string scenario) => Recording.Exchanges("sidecar.api", scenario).Single();
}
