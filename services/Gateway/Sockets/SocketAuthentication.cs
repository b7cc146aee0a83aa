using BlazingSun.Contracts.Errors;
using BlazingSun.Gateway.Accounts;
using BlazingSun.Gateway.RateLimits;
using BlazingSun.Gateway.Sync;

namespace BlazingSun.Gateway.Sockets;

/// <summary>Puts a user on a socket, by token. Asks no database.</summary>
internal sealed class SocketAuthentication(
    TokenVerifier tokens, SocketDirectory directory, SyncDesk sync, LimitsOptions limits, TimeProvider time)
{
    public void Authenticate(ClientSocket socket, string token, string? correlationId)
    {
        if (tokens.Verify(token) is not { } user)
            Failed(socket, correlationId);
        else if (socket.User is { } before && before.Caller.UserId != user.Caller.UserId)
            socket.Refuse(Refusal.Of(ErrorCode.IDENTITY_MISMATCH), correlationId);
        else
            Succeeded(socket, user, correlationId);
    }

    private void Failed(ClientSocket socket, string? correlationId)
    {
        socket.Refuse(Refusal.Of(ErrorCode.AUTH_FAILED), correlationId);
        if (++socket.Conduct.FailedAuthentications >= limits.AuthenticationAttempts)
            socket.Close(CloseReason.AuthenticationFailed);
    }

    private void Succeeded(ClientSocket socket, SocketUser user, string? correlationId)
    {
        bool isFirst = socket.User is null;
        socket.User = user;
        socket.ExpiryTold = false;
        // In line first, so that it comes before any event; sent last, so that who has read it is known here.
        socket.Outbound.Enqueue(socket.Dialect.Authenticated(user.Caller, time.GetUtcNow(), correlationId));
        if (isFirst)
            Introduce(socket, user);
        socket.Outbound.Flush();
    }

    private void Introduce(ClientSocket socket, SocketUser user)
    {
        ClientSocket[] sockets = directory.Authenticated(socket, user.Caller.UserId);
        for (int i = 0; limits.Enabled && i < sockets.Length - limits.SocketsPerUser; i++)
            sockets[i].Close(CloseReason.Replaced);
        sync.Join(socket);
    }
}
