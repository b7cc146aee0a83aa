using System.Text.Json.Serialization;
using BlazingSun.Rules.Games.BiggerDice;

namespace BlazingSun.Rules.Rooms;

/// <summary>
/// What happened in a room, as it is stored: applied in order, the events give the room's state. It holds all that its views need,
/// hidden things included; only <see cref="RoomRules.View(Contracts.Ids.RoomId, long, RoomEvent)"/> may leave the room.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$")]
[JsonDerivedType(typeof(RoomOpened), "o")]
[JsonDerivedType(typeof(SeatTaken), "st")]
[JsonDerivedType(typeof(SeatLeft), "sl")]
[JsonDerivedType(typeof(HostMoved), "h")]
[JsonDerivedType(typeof(ReadyChanged), "rc")]
[JsonDerivedType(typeof(ConfigChanged), "cc")]
[JsonDerivedType(typeof(WatchBegan), "wb")]
[JsonDerivedType(typeof(WatchEnded), "we")]
[JsonDerivedType(typeof(RematchAgreed), "ra")]
[JsonDerivedType(typeof(GameBegan), "g")]
[JsonDerivedType(typeof(TurnPassed), "t")]
[JsonDerivedType(typeof(GameEnded), "e")]
[JsonDerivedType(typeof(SeatLost), "dl")]
[JsonDerivedType(typeof(SeatRegained), "db")]
[JsonDerivedType(typeof(OutageAdded), "oa")]
[JsonDerivedType(typeof(RoomShut), "x")]
[JsonDerivedType(typeof(DieFell), "d")]
[JsonDerivedType(typeof(RoundEnded), "dr")]
[JsonDerivedType(typeof(DiceWon), "dw")]
public abstract record RoomEvent
{
    /// <summary>When it happened; null for events that follow on or precede one with a time.</summary>
    [JsonPropertyName("t")]
    public DateTimeOffset? At { get; init; }
}
