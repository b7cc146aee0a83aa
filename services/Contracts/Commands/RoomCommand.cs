using System.Text.Json;
using System.Text.Json.Serialization;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;

namespace BlazingSun.Contracts.Commands;

/// <summary>What a room is told. Those that are not listed on <see cref="ClientCommand"/> cannot come from a client.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(LeaveRoom), "leave_room")]
[JsonDerivedType(typeof(Ready), "ready")]
[JsonDerivedType(typeof(Start), "start")]
[JsonDerivedType(typeof(Configure), "configure")]
[JsonDerivedType(typeof(Rematch), "rematch")]
[JsonDerivedType(typeof(Spectate), "spectate")]
[JsonDerivedType(typeof(StopSpectating), "stop_spectating")]
[JsonDerivedType(typeof(Resign), "resign")]
[JsonDerivedType(typeof(Play), "play")]
[JsonDerivedType(typeof(PlayerChat), "player_chat")]
[JsonDerivedType(typeof(SpectatorChat), "spectator_chat")]
[JsonDerivedType(typeof(OpenRoom), "open_room")]
[JsonDerivedType(typeof(TakeSeat), "take_seat")]
[JsonDerivedType(typeof(AddBot), "add_bot")]
[JsonDerivedType(typeof(RemoveBot), "remove_bot")]
[JsonDerivedType(typeof(CheckDeadline), "check_deadline")]
[JsonDerivedType(typeof(ConnectionLost), "connection_lost")]
[JsonDerivedType(typeof(ConnectionBack), "connection_back")]
[JsonDerivedType(typeof(GatewayGone), "gateway_gone")]
public abstract record RoomCommand(RoomId RoomId) : ClientCommand;

/// <summary>Gives up the seat; during a game that is a resignation.</summary>
public sealed record LeaveRoom(RoomId RoomId) : RoomCommand(RoomId);

/// <summary>Ready or not, with an own part of the random seed.</summary>
public sealed record Ready(RoomId RoomId, bool IsReady = true, string? ClientSeed = null) : RoomCommand(RoomId);

/// <summary>Starts the game (host).</summary>
public sealed record Start(RoomId RoomId) : RoomCommand(RoomId);

/// <summary>Changes settings before the game (host).</summary>
public sealed record Configure(RoomId RoomId, RoomConfigPatch Config) : RoomCommand(RoomId);

/// <summary>Agrees to another game with the same players.</summary>
public sealed record Rematch(RoomId RoomId) : RoomCommand(RoomId);

/// <summary>Watches.</summary>
public sealed record Spectate(RoomId RoomId) : RoomCommand(RoomId);

/// <summary>Stops watching.</summary>
public sealed record StopSpectating(RoomId RoomId) : RoomCommand(RoomId);

/// <summary>Gives up the game, not the seat.</summary>
public sealed record Resign(RoomId RoomId) : RoomCommand(RoomId);

/// <summary>A move of the game: <paramref name="Action"/> is the type behind <c>games.command.</c>, such as <c>bigger_dice.roll</c>.</summary>
/// <param name="RoomId">The room.</param>
/// <param name="Action">The game's slug, a dot and the name of the move.</param>
/// <param name="Arguments">The frame's fields, for the game to read; null when it has none besides the room.</param>
public sealed record Play(RoomId RoomId, string Action, JsonElement? Arguments = null) : RoomCommand(RoomId);

/// <summary>A message to the room's players.</summary>
public sealed record PlayerChat(RoomId RoomId, string Content) : RoomCommand(RoomId);

/// <summary>A message to those who watch.</summary>
public sealed record SpectatorChat(RoomId RoomId, string Content) : RoomCommand(RoomId);

/// <summary>The first command of a room. Name and code are reserved for it.</summary>
public sealed record OpenRoom(RoomId RoomId, GameSlug GameType, string RoomName, RoomCode RoomCode, RoomConfigPatch? Config)
    : RoomCommand(RoomId);

/// <summary>A seat for the caller, with an own part of the random seed.</summary>
public sealed record TakeSeat(RoomId RoomId, string? ClientSeed = null) : RoomCommand(RoomId);

/// <summary>A bot takes a free seat (host).</summary>
public sealed record AddBot(RoomId RoomId) : RoomCommand(RoomId);

/// <summary>A bot's seat becomes free, before or after a game (host).</summary>
public sealed record RemoveBot(RoomId RoomId, UserId Bot) : RoomCommand(RoomId);

/// <summary>Asks the room whether a deadline has passed; it decides by its own state and clock.</summary>
public sealed record CheckDeadline(RoomId RoomId) : RoomCommand(RoomId);

/// <summary>While the platform was away nobody's clock ran; only the room itself gives this command.</summary>
public sealed record MoveClocks(RoomId RoomId, DateTimeOffset From, DateTimeOffset Until) : RoomCommand(RoomId);

/// <summary>The caller's last socket on a gateway closed.</summary>
public sealed record ConnectionLost(RoomId RoomId) : RoomCommand(RoomId);

/// <summary>The caller has a socket again.</summary>
public sealed record ConnectionBack(RoomId RoomId) : RoomCommand(RoomId);

/// <summary>A gateway ended without a word: whoever was connected through it alone is not any more.</summary>
public sealed record GatewayGone(RoomId RoomId, GatewayId GatewayId) : RoomCommand(RoomId);
