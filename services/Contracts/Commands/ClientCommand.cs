using System.Text.Json.Serialization;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;

namespace BlazingSun.Contracts.Commands;

/// <summary>What a client may ask for, whichever door it came through. Who asks stands in the envelope.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ListRooms), "list_rooms")]
[JsonDerivedType(typeof(CreateRoom), "create_room")]
[JsonDerivedType(typeof(JoinRoom), "join_room")]
[JsonDerivedType(typeof(SyncState), "sync_state")]
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
[JsonDerivedType(typeof(SendMessage), "send_message")]
[JsonDerivedType(typeof(ReadHistory), "history")]
[JsonDerivedType(typeof(MarkRead), "mark_read")]
[JsonDerivedType(typeof(Typing), "typing")]
[JsonDerivedType(typeof(ListConversations), "conversations")]
[JsonDerivedType(typeof(CountUnread), "count_unread")]
[JsonDerivedType(typeof(RequestFriend), "request_friend")]
[JsonDerivedType(typeof(AcceptFriend), "accept_friend")]
[JsonDerivedType(typeof(DeclineFriend), "decline_friend")]
[JsonDerivedType(typeof(RemoveFriend), "remove_friend")]
[JsonDerivedType(typeof(BlockUser), "block_user")]
[JsonDerivedType(typeof(UnblockUser), "unblock_user")]
[JsonDerivedType(typeof(ListFriends), "friends")]
[JsonDerivedType(typeof(JoinLobby), "join_lobby")]
[JsonDerivedType(typeof(LeaveLobby), "leave_lobby")]
[JsonDerivedType(typeof(SendLobbyMessage), "send_lobby_message")]
[JsonDerivedType(typeof(ReadLobbyHistory), "lobby_history")]
[JsonDerivedType(typeof(DeleteLobbyMessage), "delete_lobby_message")]
[JsonDerivedType(typeof(MuteUser), "mute_user")]
[JsonDerivedType(typeof(UnmuteUser), "unmute_user")]
[JsonDerivedType(typeof(ReportMessage), "report_message")]
public abstract record ClientCommand;

/// <summary>The live rooms, and from then on their changes.</summary>
public sealed record ListRooms(GameSlug? GameType = null, RoomStatus? Status = null) : ClientCommand;

/// <summary>A new room; the sender becomes its host and takes the first seat.</summary>
public sealed record CreateRoom(GameSlug GameType, string RoomName, RoomConfigPatch? Config = null) : ClientCommand;

/// <summary>
/// A seat in the room that is named by exactly one of id, code and name; a name may need its game type. Perhaps with an own part of the
/// random seed, which the one who fills a room could not bring in otherwise.
/// </summary>
public sealed record JoinRoom(
    RoomId? RoomId = null, string? RoomCode = null, string? RoomName = null, GameSlug? GameType = null, string? ClientSeed = null) : ClientCommand;

/// <summary>What the sender missed: its last event number per room. Null = only join the socket to the sender's rooms.</summary>
public sealed record SyncState(IReadOnlyDictionary<RoomId, long>? Rooms) : ClientCommand;
