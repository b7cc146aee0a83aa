using System.Net.WebSockets;
using BlazingSun.Contracts.Errors;
using BlazingSun.Gateway.Accounts;
using BlazingSun.Gateway.Dialects;
using BlazingSun.Gateway.Shutdown;
using BlazingSun.Platform.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BlazingSun.Gateway.Sockets;

/// <summary>The door <c>GET /ws</c>: everything that is decided before the upgrade.</summary>
internal sealed class SocketEndpoint(
    OriginPolicy origins, AddressBook addresses, SocketLifetime sockets, GoingAway goingAway)
{
    private const int RetryMs = 1_000;

    public async Task HandleAsync(HttpContext context, IDialect dialect)
    {
        if (Refusal(context) is { } refusal)
        {
            await Problem.WriteAsync(context, refusal);
            return;
        }

        string address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        bool mayEnter = addresses.Enter(address);
        try
        {
            string? token = context.Request.Cookies[SessionCookie.Name];
            using WebSocket webSocket = await context.WebSockets.AcceptWebSocketAsync();
            CombiningStream? stream = (context.Features.Get<IHttpUpgradeFeature>() as CombiningUpgrade)?.Stream;
            OpenedSocket opened = new(webSocket, stream, address, string.IsNullOrEmpty(token) ? null : token);
            await sockets.RunAsync(opened, dialect, mayEnter ? null : CloseReason.TooManyConnections);
        }
        finally
        {
            addresses.Leave(address);
        }
    }

    private Refusal? Refusal(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
            return new Refusal(ErrorCode.BAD_MESSAGE, "This address is for WebSockets.");
        if (!origins.Allows(context.Request))
            return new Refusal(ErrorCode.FORBIDDEN, "Pages of this origin may not connect.");
        return goingAway.HasBegun ? Contracts.Errors.Refusal.Of(ErrorCode.UNAVAILABLE) with { RetryAfterMs = RetryMs } : null;
    }
}
