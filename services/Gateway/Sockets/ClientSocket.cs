using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Chat;
using BlazingSun.Gateway.Dialects;
using BlazingSun.Gateway.FanOut;
using BlazingSun.Gateway.Lobbies;

namespace BlazingSun.Gateway.Sockets;

/// <summary>Who is on a socket, and until when its token is good.</summary>
internal sealed record SocketUser(Caller Caller, DateTimeOffset ExpiresAt);

/// <summary>One connection of a client.</summary>
internal sealed class ClientSocket(ConnectionId id, string address, IDialect dialect, OutboundQueue outbound, SocketRooms rooms)
{
    private long _heardAt;

    public ConnectionId Id => id;

    public string Address => address;

    public IDialect Dialect => dialect;

    public OutboundQueue Outbound => outbound;

    /// <summary>The rooms that it hears, and what it is to get from them.</summary>
    public SocketRooms Rooms => rooms;

    /// <summary>Timestamps of the time provider.</summary>
    public required long OpenedAt { get; init; }

    public long HeardAt
    {
        get => Volatile.Read(ref _heardAt);
        set => Volatile.Write(ref _heardAt, value);
    }

    /// <summary>When the close frame was asked for; set by the sweep.</summary>
    public long? ClosingSince { get; set; }

    /// <summary>The socket is closed and hears nothing any more. Raised once; subscribe from its reader only.</summary>
    public event Action<ClientSocket>? Gone;

    /// <summary>The lobbies that it hears, oldest first; touched by its reader only.</summary>
    public List<RoomList> Lobbies { get; } = [];

    /// <summary>The lobbies whose chat it asked to hear, and whether it does so far; null = none. Guarded by the lobbies.</summary>
    public Dictionary<LobbyId, bool>? ChatLobbies { get; set; }

    /// <summary>What it asked Chat and waits for; null = never anything.</summary>
    public SocketQuestions? Questions { get; set; }

    /// <summary>Null until authenticated.</summary>
    public SocketUser? User { get; set; }

    public bool ExpiryTold { get; set; }

    /// <summary>The sender's misdeeds; touched by its reader only.</summary>
    public SocketConduct Conduct { get; } = new();

    public void Send(ReadOnlyMemory<byte> frame)
    {
        outbound.Enqueue(frame);
        outbound.Flush();
    }

    public void Refuse(Refusal refusal, string? correlationId, RoomId? room = null)
    {
        if (correlationId is not null)
            Questions?.Refused(correlationId);
        GatewayMetrics.Refused(refusal.Code);
        Send(dialect.Error(refusal, correlationId, room));
    }

    public void RaiseGone() => Gone?.Invoke(this);

    public void Close(CloseReason reason) => outbound.Close(reason);
}
