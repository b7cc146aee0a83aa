using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Commands;
using BlazingSun.Gateway.Dialects;
using BlazingSun.Gateway.RateLimits;

namespace BlazingSun.Gateway.Sockets;

/// <summary>What happens with a frame. Never waits: what it starts goes on in queues.</summary>
internal sealed class FrameHandler(
    SocketAuthentication authentication, CommandDesk commands, FrameRates rates, LimitsOptions limits, TimeProvider time)
{
    public void Handle(ClientSocket socket, ReadOnlySpan<byte> frame, bool isText)
    {
        GatewayMetrics.Received();
        socket.HeardAt = time.GetTimestamp();
        ClientFrame read = isText ? socket.Dialect.Read(frame) : ClientFrame.Malformed("Messages are text, not binary.");
        if (!IsTooFast(socket, read.Id))
            Handle(socket, read);
    }

    private void Handle(ClientSocket socket, ClientFrame frame)
    {
        switch (frame.Kind)
        {
            case FrameKind.Malformed:
                Malformed(socket, frame);
                break;
            case FrameKind.Heartbeat:
                socket.Send(socket.Dialect.HeartbeatAck(time.GetUtcNow(), frame.Id));
                break;
            case FrameKind.Authenticate:
                authentication.Authenticate(socket, frame.Token!, frame.Id);
                break;
            case FrameKind.Refused:
                socket.Refuse(frame.Refusal!, frame.Id);
                break;
            case FrameKind.Command when socket.User is { } user:
                Command(socket, user, frame);
                break;
            default:
                socket.Refuse(Refusal.Of(ErrorCode.AUTH_REQUIRED), frame.Id);
                break;
        }
    }

    private void Command(ClientSocket socket, SocketUser user, ClientFrame frame)
    {
        if (frame.ClaimedUser is { } claimed && claimed != user.Caller.UserId.ToString())
            socket.Refuse(Refusal.Of(ErrorCode.IDENTITY_MISMATCH), frame.Id);
        else if (commands.Accept(socket, frame.Command!, frame.Id) is { } refusal)
            socket.Refuse(refusal, frame.Id);
    }

    private void Malformed(ClientSocket socket, ClientFrame frame)
    {
        socket.Refuse(frame.Refusal!, correlationId: null);
        if (socket.Conduct.Malformed(time) >= limits.MalformedPerMinute)
            socket.Close(CloseReason.Abuse);
    }

    private bool IsTooFast(ClientSocket socket, string? correlationId)
    {
        if (!limits.Enabled)
            return false;
        UserId user = socket.User?.Caller.UserId ?? default;
        int wait = rates.For(user, socket.Address).Take();
        if (wait == 0)
            return false;
        socket.Refuse(Refusal.Of(ErrorCode.RATE_LIMITED) with { RetryAfterMs = wait }, correlationId);
        if (socket.Conduct.Warnings(time) > limits.FloodWarnings)
            socket.Close(CloseReason.Flood);
        return true;
    }
}
