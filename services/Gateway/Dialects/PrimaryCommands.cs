using System.Collections.Frozen;
using System.Text.Json;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;
using WireLimits = BlazingSun.Contracts.Limits;

namespace BlazingSun.Gateway.Dialects;

internal delegate ClientCommand CommandReader(ref FieldReader fields);

/// <summary>The commands of <c>/ws</c> by type.</summary>
internal static class PrimaryCommands
{
    private const int MaxSyncedRooms = 100;

    private static readonly FrozenDictionary<string, CommandReader> Table = new Dictionary<string, CommandReader>
    {
        ["system.command.sync_state"] = Sync,
        ["system.command.set_presence"] = Presence,
        ["games.command.list_rooms"] = (ref f) => new ListRooms(f.OptionalSlug(), Status(ref f)),
        ["games.command.create_room"] = (ref f) => new CreateRoom(f.Slug(), f.Text("roomName"), f.Config()),
        ["games.command.join_room"] = Join,
        ["games.command.leave_room"] = (ref f) => new LeaveRoom(f.Room()),
        ["games.command.ready"] = ReadyUp,
        ["games.command.start"] = (ref f) => new Start(f.Room()),
        ["games.command.configure"] = ChangeConfig,
        ["games.command.rematch"] = (ref f) => new Rematch(f.Room()),
        ["games.command.spectate"] = (ref f) => new Spectate(f.Room()),
        ["games.command.stop_spectating"] = (ref f) => new StopSpectating(f.Room()),
        ["games.command.resign"] = (ref f) => new Resign(f.Room()),
        ["games.command.player_chat"] = (ref f) => new PlayerChat(f.Room(), f.Text("content")),
        ["games.command.spectator_chat"] = (ref f) => new SpectatorChat(f.Room(), f.Text("content")),
    }.Concat(PrimaryChatCommands.All).ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, CommandReader>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Table.GetAlternateLookup<ReadOnlySpan<char>>();

    public static CommandReader? Find(ReadOnlySpan<char> type) =>
        Lookup.TryGetValue(type, out CommandReader? reader) ? reader : PlayReader.For(type);

    private static JoinRoom Join(ref FieldReader fields)
    {
        JoinRoom join = new(
            fields.OptionalRoom(), fields.OptionalText("roomCode"), fields.OptionalText("roomName"), fields.OptionalSlug(), ClientSeed(ref fields));
        int named = (join.RoomId is null ? 0 : 1) + (join.RoomCode is null ? 0 : 1) + (join.RoomName is null ? 0 : 1);
        if (named != 1)
            fields.Refuse("Name the room by exactly one of roomId, roomCode and roomName.");
        return join;
    }

    private static Ready ReadyUp(ref FieldReader fields) =>
        new Ready(fields.Room(), fields.Flag("ready", true), ClientSeed(ref fields));

    private static string? ClientSeed(ref FieldReader fields)
    {
        string? seed = fields.OptionalText("clientSeed", WireLimits.ClientSeedLength);
        if (seed?.Contains(':', StringComparison.Ordinal) == true)
            fields.Refuse("clientSeed has no colon.");
        return seed;
    }

    private static Configure ChangeConfig(ref FieldReader fields)
    {
        RoomId room = fields.Room();
        RoomConfigPatch? config = fields.Config();
        if (config is null)
            fields.Refuse("config is missing.");
        return new Configure(room, config ?? new RoomConfigPatch());
    }

    private static SetPresence Presence(ref FieldReader fields)
    {
        string status = fields.Text("status");
        if (status is not ("online" or "away"))
            fields.Refuse("status is online or away.");
        return new SetPresence(status == "away" ? PresenceStatus.Away : PresenceStatus.Online);
    }

    private static RoomStatus? Status(ref FieldReader fields)
    {
        RoomStatus? status = fields.OptionalText("status") switch
        {
            null => null,
            "waiting" => RoomStatus.Waiting,
            "playing" => RoomStatus.Playing,
            "finished" => RoomStatus.Finished,
            _ => RoomStatus.Abandoned,
        };
        if (status == RoomStatus.Abandoned)
            fields.Refuse("status is waiting, playing or finished.");
        return status;
    }

    private static SyncState Sync(ref FieldReader fields)
    {
        Dictionary<RoomId, long> rooms = [];
        if (!fields.TryFind("rooms", out ReadOnlySpan<byte> value, out JsonTokenType type))
            return new SyncState(rooms);
        if (type != JsonTokenType.StartObject || !TryReadRooms(value, rooms))
            fields.Refuse("rooms is an object of room ids and event numbers.");
        if (rooms.Count > MaxSyncedRooms)
            fields.Refuse($"rooms has at most {MaxSyncedRooms} entries.");
        return new SyncState(rooms);
    }

    private static bool TryReadRooms(ReadOnlySpan<byte> json, Dictionary<RoomId, long> rooms)
    {
        FrameFields entries = FrameFields.ParseNested(json);
        for (int i = 0; i < entries.Count; i++)
        {
            Utf8JsonReader number = new(entries.ValueOf(i));
            number.Read();
            if (!RoomId.TryParse(System.Text.Encoding.UTF8.GetString(entries.NameOf(i)), out RoomId room)
                || number.TokenType != JsonTokenType.Number || !number.TryGetInt64(out long seq) || seq < 0)
                return false;
            rooms[room] = seq;
        }

        return true;
    }
}
