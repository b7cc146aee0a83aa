using System.Text.Json.Serialization;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Contracts.Events;

/// <summary>A numbered event of a room, as one viewer sees it on <c>/ws</c>. The compact dialect translates from it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RoomCreated), "games.event.room_created")]
[JsonDerivedType(typeof(PlayerJoined), "games.event.player_joined")]
[JsonDerivedType(typeof(PlayerLeft), "games.event.player_left")]
[JsonDerivedType(typeof(PlayerReady), "games.event.player_ready")]
[JsonDerivedType(typeof(HostChanged), "games.event.host_changed")]
[JsonDerivedType(typeof(RoomConfigured), "games.event.room_configured")]
[JsonDerivedType(typeof(SpectatorJoined), "games.event.spectator_joined")]
[JsonDerivedType(typeof(SpectatorLeft), "games.event.spectator_left")]
[JsonDerivedType(typeof(RematchOffered), "games.event.rematch_offered")]
[JsonDerivedType(typeof(GameStarted), "games.event.game_started")]
[JsonDerivedType(typeof(TurnChanged), "games.event.turn_changed")]
[JsonDerivedType(typeof(PlayerDisconnected), "games.event.player_disconnected")]
[JsonDerivedType(typeof(PlayerReconnected), "games.event.player_reconnected")]
[JsonDerivedType(typeof(ClocksMoved), "games.event.clocks_moved")]
[JsonDerivedType(typeof(GameOver), "games.event.game_over")]
[JsonDerivedType(typeof(RoomClosed), "games.event.room_closed")]
[JsonDerivedType(typeof(DiceRolled), "games.event.bigger_dice.rolled")]
[JsonDerivedType(typeof(DiceRoundComplete), "games.event.bigger_dice.round_complete")]
[JsonDerivedType(typeof(DiceGameOver), "games.event.bigger_dice.game_over")]
public abstract record RoomEventFrame
{
    /// <summary>The room.</summary>
    [JsonPropertyOrder(-2)]
    public required RoomId RoomId { get; init; }

    /// <summary>The room's event number: 1, 2, 3 … without gaps for every viewer.</summary>
    [JsonPropertyOrder(-1)]
    public required long Seq { get; init; }
}
