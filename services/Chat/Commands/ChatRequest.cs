using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Commands;

/// <summary>Who asks, and where the answer goes.</summary>
/// <param name="Key">The key that the command came under; what it causes goes out under the same one, so that its order is kept.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="ConnectionId">The socket that asks; null = none.</param>
/// <param name="CorrelationId">The client's command id; with it a command is carried out at most once.</param>
internal sealed record ChatRequest(string Key, Caller Caller, ConnectionId? ConnectionId, string? CorrelationId)
{
    /// <summary>The delivery's id; the same when it is delivered again.</summary>
    public Guid EventId { get; init; }

    /// <summary>By it a repeat is known: the client's id, else that of the delivery.</summary>
    public string CommandId => CorrelationId ?? EventId.ToString("D");

    /// <summary>What the first event that the command leads to says of it.</summary>
    public Cause Cause => new(Caller.UserId, ConnectionId, CorrelationId);

    public Reply Reply(RawFrame frame) => new(Caller.UserId, ConnectionId, CorrelationId, frame);
}
