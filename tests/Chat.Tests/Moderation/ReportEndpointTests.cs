using System.Net;
using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using BlazingSun.Chat.Moderation.Reports;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Embedded;
using BlazingSun.Platform.Invocation;
using BlazingSun.Testing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BlazingSun.Chat.Tests.Moderation;

/// <summary>Reports over HTTP.</summary>
public sealed class ReportEndpointTests
{
    private static readonly Caller Alice = new(new UserId(1), "alice", ["user"]);
    private static readonly Caller Admin = new(new UserId(9), "boss", ["user", "admin"]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Admins_list_and_resolve_and_nobody_else_does()
    {
        using DataFolder data = new();
        await using WebApplication app = await StartAsync(data.Path);
        await AddAsync(app);
        using HttpClient http = new() { BaseAddress = new Uri(app.Urls.First()) };

        JsonNode page = (await (await AskAsync(http, HttpMethod.Get, "", Admin)).Content.ReadFromJsonAsync<JsonNode>(Token))!;
        JsonNode report = Assert.Single(page["reports"]!.AsArray())!;
        Assert.Equal(("lobby:main", "rude", "1"), (Text(report["lobbyId"]), Text(report["reason"]), Text(report["reporterId"])));
        Assert.Equal("hello", Text(report["messages"]![0]!["content"]));
        string resolve = $"/{report["id"]!.GetValue<long>()}/resolve";

        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(http, HttpMethod.Get, "", null)).StatusCode);
        HttpResponseMessage refused = await AskAsync(http, HttpMethod.Post, resolve, Alice);
        Assert.Equal((HttpStatusCode.Forbidden, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType!.MediaType));
        Assert.Equal("FORBIDDEN", Text((await refused.Content.ReadFromJsonAsync<JsonNode>(Token))!["code"]));
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(http, HttpMethod.Get, "?before=x", Admin)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(http, HttpMethod.Post, "/77/resolve", Admin)).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await AskAsync(http, HttpMethod.Post, resolve, Admin)).StatusCode);
        page = (await (await AskAsync(http, HttpMethod.Get, "", Admin)).Content.ReadFromJsonAsync<JsonNode>(Token))!;
        Assert.Empty(page["reports"]!.AsArray());
    }

    private static async Task<WebApplication> StartAsync(string folder)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([new("Embedded:DataDirectory", folder), new("Embedded:Durability", "process")]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddEmbeddedPlatform(builder.Configuration).AddChat().AddAuthorization();
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, HeaderCaller>("test", null);
        WebApplication app = builder.Build();
        app.UseAuthentication().UseAuthorization();
        app.MapChat();
        await app.StartAsync(Token);
        return app;
    }

    private static ValueTask AddAsync(WebApplication app)
    {
        MessageId id = new(app.Services.GetRequiredService<IIdSource>().New());
        return app.Services.GetRequiredService<ReportStore>().AddAsync(
            new ReportDraft(Alice, new ReportMessage(id, LobbyId.Main, null, null), "rude", [new ReportedMessage(id, new UserId(2), "bob", "hello", default)]), Token);
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient http, HttpMethod method, string path, Caller? caller)
    {
        HttpRequestMessage request = new(method, new Uri($"/api/chat/reports{path}", UriKind.Relative));
        if (caller is not null)
            request.Headers.Add(ForwardedCaller.Header, ForwardedCaller.Write(caller));
        return http.SendAsync(request, Token);
    }

    private static string? Text(JsonNode? node) => node?.GetValue<string>();

    private sealed class HeaderCaller(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
            ForwardedCaller.Read(Request.Headers[ForwardedCaller.Header].ToString() is { Length: > 0 } value ? value : "null") is { } caller
                ? AuthenticateResult.Success(new AuthenticationTicket(caller.Principal("test"), "test"))
                : AuthenticateResult.NoResult());
    }
}
