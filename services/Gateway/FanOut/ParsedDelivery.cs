using BlazingSun.Gateway.Dialects;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.FanOut;

/// <summary>One frame for many, as a slice of the message that it came in, and the command that it answers.</summary>
internal readonly record struct ParsedDelivery(ReadOnlyMemory<byte> Frame, ParsedCause Cause)
{
    /// <summary>Whether somebody waits for it as an answer.</summary>
    public bool IsAnswer => !Cause.RawId.IsEmpty;

    /// <summary>The shared bytes; for the socket that caused it with the correlation id in front.</summary>
    public ReadOnlyMemory<byte> For(ClientSocket socket) =>
        IsAnswer && IsCause(socket) ? Splice.Correlation(Cause.RawId.Span, Frame) : Frame;

    public bool IsCause(ClientSocket socket) => Cause.Connection == socket.Id && socket.User?.Caller.UserId == Cause.User;
}
