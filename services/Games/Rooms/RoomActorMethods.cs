using System.Text.Json.Serialization;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Platform.Actors;

namespace BlazingSun.Games.Rooms;

/// <summary>A command with all that the room needs to know of where it came from.</summary>
/// <param name="Command">What is asked.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="ConnectionId">The socket that hears the answer.</param>
/// <param name="CorrelationId">The client's command id.</param>
/// <param name="MessageId">The bus message's id: what is delivered twice is executed once also without a command id.</param>
/// <param name="GatewayId">The gateway that it came through, or that it is about.</param>
internal sealed record RoomRequest(
    RoomCommand Command, Caller Caller, ConnectionId? ConnectionId, string? CorrelationId, Guid MessageId, GatewayId? GatewayId = null)
{
    /// <summary>A client's command, as it came over the bus.</summary>
    public static RoomRequest From(Envelope<ClientCommand> envelope, RoomCommand command) =>
        new(command, envelope.Actor!, envelope.ConnectionId, envelope.CorrelationId, envelope.EventId, envelope.GatewayId);

    /// <summary>A fact that concerns a user, or the platform's own question: nobody waits for an answer.</summary>
    public static RoomRequest Fact(RoomCommand command, UserId user, GatewayId? gateway = null) =>
        new(command, new Caller(user, "", []), null, null, default, gateway);
}

/// <summary>Commands for one room, in order; one turn of its actor.</summary>
internal sealed record RoomBatch(IReadOnlyList<RoomRequest> Requests);

/// <summary>What became of a batch.</summary>
/// <param name="Accepted">For each command whether it was accepted.</param>
/// <param name="NextCheck">When the room wants to be asked about deadlines.</param>
/// <param name="Refused">Why the last refused command was refused.</param>
/// <param name="Seated">Who took the last seat that was taken.</param>
internal sealed record RoomBatchResult(
    IReadOnlyList<bool> Accepted, DateTimeOffset? NextCheck, Refusal? Refused = null, PlayerName? Seated = null);

/// <summary>A question to a room about one user; changes nothing.</summary>
/// <param name="UserId">The viewer.</param>
/// <param name="After">The viewer's last event number; null = wants the state or nothing.</param>
/// <param name="WantState">Whether a viewer without <paramref name="After"/> wants the room's state.</param>
/// <param name="CommandId">A command id of the user, to see whether the room has its answer.</param>
internal sealed record RoomQuestion(UserId UserId, long? After = null, bool WantState = false, string? CommandId = null);

/// <summary>The room as the asking user finds it.</summary>
/// <param name="Exists">False: there is no such room.</param>
/// <param name="Sync">The user's role and what was missed; null for one who is not in the room.</param>
/// <param name="Status">Where the room is in its life.</param>
/// <param name="Closed">Whether it takes no more commands.</param>
/// <param name="GameType">The game.</param>
/// <param name="IsFull">Whether all seats are taken.</param>
/// <param name="Answered">Whether the command id of the question has an answer here.</param>
/// <param name="SeatKeptUntil">When the seat of the user, who has no connection, will be free; null = there is no such seat.</param>
internal sealed record RoomLook(
    bool Exists, RoomSync? Sync = null, RoomStatus Status = default, bool Closed = false, GameSlug? GameType = null, bool IsFull = false,
    bool Answered = false, DateTimeOffset? SeatKeptUntil = null);

/// <summary>The room actor's methods.</summary>
internal static class RoomActorMethods
{
    public const string ActorType = "Room";

    public static readonly ActorMethod<RoomBatch, RoomBatchResult> Handle =
        new(ActorType, "handle", GamesJson.Default.RoomBatch, GamesJson.Default.RoomBatchResult);

    public static readonly ActorMethod<RoomQuestion, RoomLook> Look =
        new(ActorType, "look", GamesJson.Default.RoomQuestion, GamesJson.Default.RoomLook);
}

[JsonSourceGenerationOptions(
    System.Text.Json.JsonSerializerDefaults.Web, AllowOutOfOrderMetadataProperties = true, Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(RoomBatch))]
[JsonSerializable(typeof(RoomBatchResult))]
[JsonSerializable(typeof(RoomQuestion))]
[JsonSerializable(typeof(RoomLook))]
internal sealed partial class GamesJson : JsonSerializerContext;
