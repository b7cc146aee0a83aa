using BlazingSun.Gateway.Dialects;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.FanOut;

/// <summary>Answers to single senders: to the socket that asked, or to all of the user's where none is named.</summary>
internal sealed class ReplyFanOut(SocketDirectory directory)
{
    public void Send(List<ParsedReply> replies)
    {
        foreach (ParsedReply reply in replies)
            Send(reply);
    }

    public void Send(ParsedReply reply)
    {
        ReadOnlyMemory<byte> frame = Splice.Correlation(reply.To.RawId.Span, reply.Frame);
        if (reply.To.Connection is not { } connection)
        {
            foreach (ClientSocket socket in directory.Of(reply.To.User))
                socket.Send(frame);
        }
        else if (directory.Find(connection) is { } sender && sender.User?.Caller.UserId == reply.To.User)
        {
            sender.Send(frame);
        }
    }
}
