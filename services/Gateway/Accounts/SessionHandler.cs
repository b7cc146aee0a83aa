using System.Text.Encodings.Web;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Gateway.Sockets;
using BlazingSun.Platform.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace BlazingSun.Gateway.Accounts;

/// <summary>Authenticates HTTP requests by bearer token, else by the session cookie.</summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, TokenVerifier tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "session";
    private const string Bearer = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Token() switch
    {
        null or "" => AuthenticateResult.NoResult(),
        { } token when tokens.Verify(token) is { } user => AuthenticateResult.Success(Ticket(user)),
        _ => AuthenticateResult.Fail("Invalid or expired token"),
    });

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        AuthenticateResult result = await HandleAuthenticateOnceSafeAsync();
        Response.Headers.WWWAuthenticate = "Bearer";
        await Problem.WriteAsync(Context, Refusal.Of(result.None ? ErrorCode.AUTH_REQUIRED : ErrorCode.AUTH_FAILED));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problem.WriteAsync(Context, Refusal.Of(ErrorCode.FORBIDDEN));

    private static AuthenticationTicket Ticket(SocketUser user) => new(user.Caller.Principal(SchemeName), SchemeName);

    private string? Token()
    {
        string? header = Request.Headers.Authorization;
        return header is not null && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..].Trim()
            : Request.Cookies[SessionCookie.Name];
    }
}
