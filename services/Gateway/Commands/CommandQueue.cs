using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Gateway.Presence;
using BlazingSun.Gateway.Sockets;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Gateway.Commands;

/// <summary>A command on its way out; when it was queued is a timestamp of the time provider.</summary>
internal readonly record struct QueuedCommand(BusMessage Message, ClientSocket Sender, string? CorrelationId, long QueuedAt)
{
    /// <summary>Who asked waits for the answer itself, and gives up or asks again when none comes.</summary>
    public bool IsWatched { get; init; }
}

/// <summary>Puts commands into envelopes and in line for the broker.</summary>
internal sealed class CommandQueue(CommandPumps pumps, GatewayIdentity identity, IIdSource ids, TimeProvider time)
{
    public static Refusal Unavailable { get; } = Refusal.Of(ErrorCode.UNAVAILABLE) with { RetryAfterMs = 1_000 };

    /// <returns>UNAVAILABLE when there is no room; null when the command is in line.</returns>
    public Refusal? Send(ClientSocket sender, ClientCommand command, string? correlationId)
    {
        if (command is SyncState)
            GatewayMetrics.Synced();
        Caller caller = sender.User!.Caller;
        BusMessage message = new(KeyOf(command, caller), Envelope(sender, caller, command, correlationId));
        QueuedCommand queued = new(message, sender, correlationId, time.GetTimestamp()) { IsWatched = command is SyncState or CountUnread };
        return pumps.For(command).TryAdd(queued) ? null : Unavailable;
    }

    private static string KeyOf(ClientCommand command, Caller caller) => command switch
    {
        RoomCommand room => room.RoomId.ToString(),
        JoinRoom { RoomId: { } room } => room.ToString(),
        LobbyCommand lobby => lobby.LobbyId.ToString(),
        SendMessage message => KeyOf(caller, message.RecipientId),
        Typing typing => KeyOf(caller, typing.RecipientId),
        MarkRead read => KeyOf(caller, read.WithUserId),
        ReadHistory history => KeyOf(caller, history.WithUserId),
        _ => caller.UserId.ToString(),
    };

    // What two people say to each other keeps its order.
    private static string KeyOf(Caller caller, UserId other) => Math.Min(caller.UserId.Value, other.Value).ToString(CultureInfo.InvariantCulture);

    private byte[] Envelope(ClientSocket sender, Caller caller, ClientCommand command, string? correlationId) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new Envelope<ClientCommand>
            {
                EventId = ids.New(),
                EventType = CommandNames.Of(command),
                Timestamp = time.GetUtcNow(),
                CorrelationId = correlationId,
                Producer = "gateway",
                Actor = caller,
                ConnectionId = sender.Id,
                GatewayId = identity.Id,
                Traceparent = Activity.Current?.Id,
                Payload = command,
            },
            ContractsJson.Wire.EnvelopeClientCommand);
}
