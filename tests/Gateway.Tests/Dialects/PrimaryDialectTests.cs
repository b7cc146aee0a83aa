using System.Text;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Gateway.Dialects;

namespace BlazingSun.Gateway.Tests.Dialects;

public sealed class PrimaryDialectTests
{
    private const string Room = "0198c2a0-0000-7000-8000-000000000001";
    private static readonly RoomId RoomId = RoomId.TryParse(Room, out RoomId id) ? id : default;

    public static TheoryData<string, ClientCommand> Commands => new()
    {
        { """{"type":"games.command.list_rooms"}""", new ListRooms() },
        { """{"type":"games.command.list_rooms","gameType":"bigger_dice","status":"waiting"}""", new ListRooms(new("bigger_dice"), RoomStatus.Waiting) },
        { """{"type":"games.command.create_room","gameType":"bigger_dice","roomName":"Té \u00e9"}""", new CreateRoom(new("bigger_dice"), "Té é") },
        { """{"type":"games.command.join_room","roomCode":"ABCDEF"}""", new JoinRoom(RoomCode: "ABCDEF") },
        { """{"type":"games.command.join_room","roomCode":"ABCDEF","clientSeed":"s"}""", new JoinRoom(RoomCode: "ABCDEF", ClientSeed: "s") },
        { """{"type":"games.command.join_room","roomName":"x","gameType":"cabo"}""", new JoinRoom(RoomName: "x", GameType: new("cabo")) },
        { $$"""{"type":"games.command.join_room","roomId":"{{Room}}","roomName":null}""", new JoinRoom(RoomId) },
        { $$"""{"type":"games.command.leave_room","roomId":"{{Room}}"}""", new LeaveRoom(RoomId) },
        { $$"""{"type":"games.command.ready","roomId":"{{Room}}"}""", new Ready(RoomId) },
        { $$"""{"type":"games.command.ready","roomId":"{{Room}}","ready":false,"clientSeed":"s"}""", new Ready(RoomId, false, "s") },
        { $$"""{"roomId":"{{Room}}","\u0074ype":"games.command.start"}""", new Start(RoomId) },
        { $$"""{"type":"games.command.rematch","roomId":"{{Room}}"}""", new Rematch(RoomId) },
        { $$"""{"type":"games.command.spectate","roomId":"{{Room}}"}""", new Spectate(RoomId) },
        { $$"""{"type":"games.command.stop_spectating","roomId":"{{Room}}"}""", new StopSpectating(RoomId) },
        { $$"""{"type":"games.command.resign","roomId":"{{Room}}"}""", new Resign(RoomId) },
        { $$"""{"type":"games.command.bigger_dice.roll","id":"1","roomId":"{{Room}}"}""", new Play(RoomId, "bigger_dice.roll") },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_frame_becomes_its_command(string frame, ClientCommand command) => Assert.Equal(command, Read(frame).Command);

    [Fact]
    public void A_config_takes_what_is_named_and_ignores_the_rest()
    {
        ClientFrame frame = Read(
            """
            {"type":"games.command.create_room","gameType":"g","roomName":"abc","config":{"maxPlayers":4,"allowSpectators":false,
             "visibility":"private","startMode":"ready","turnSeconds":0,"unknown":{"a":1},"idleSeconds":null}}
            """);
        RoomConfigPatch expected = new()
        {
            MaxPlayers = 4,
            AllowSpectators = false,
            Visibility = Visibility.Private,
            StartMode = StartMode.Ready,
            TurnSeconds = 0,
        };
        Assert.Equal(expected, Assert.IsType<CreateRoom>(frame.Command).Config);
    }

    [Theory]
    [InlineData("\"maxPlayers\":\"4\"", ErrorCode.BAD_MESSAGE, "config.maxPlayers")]
    [InlineData("\"maxPlayers\":1.5", ErrorCode.BAD_MESSAGE, "config.maxPlayers")]
    [InlineData("\"maxPlayers\":99999999999", ErrorCode.CONFIG_INVALID, "config.maxPlayers")]
    [InlineData("\"maxPlayers\":1e400", ErrorCode.BAD_MESSAGE, "config.maxPlayers")]
    [InlineData("\"allowSpectators\":1", ErrorCode.BAD_MESSAGE, "config.allowSpectators")]
    [InlineData("\"startMode\":\"never\"", ErrorCode.CONFIG_INVALID, "config.startMode")]
    [InlineData("\"visibility\":[]", ErrorCode.BAD_MESSAGE, "config.visibility")]
    public void A_wrong_setting_is_named(string setting, ErrorCode code, string field)
    {
        Refusal refusal = Refused($$$"""{"type":"games.command.configure","roomId":"{{{Room}}}","config":{{{{setting}}}}}""");
        Assert.Equal(code, refusal.Code);
        Assert.StartsWith(field, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"games.command.create_room","roomName":"abc"}""", "gameType")]
    [InlineData("""{"type":"games.command.create_room","gameType":"g"}""", "roomName")]
    [InlineData("""{"type":"games.command.create_room","gameType":"g","roomName":7}""", "roomName")]
    [InlineData("""{"type":"games.command.create_room","gameType":"g","roomName":"abc","config":[]}""", "config")]
    [InlineData("""{"type":"games.command.leave_room"}""", "roomId")]
    [InlineData("""{"type":"games.command.leave_room","roomId":"here"}""", "roomId")]
    [InlineData("""{"type":"games.command.join_room"}""", "Name the room by exactly one")]
    [InlineData("""{"type":"games.command.join_room","roomCode":"A","roomName":"B"}""", "Name the room by exactly one")]
    [InlineData("""{"type":"games.command.configure","roomId":"0198c2a0-0000-7000-8000-000000000001"}""", "config")]
    [InlineData("""{"type":"games.command.list_rooms","status":"old"}""", "status")]
    [InlineData("""{"type":"system.authenticate"}""", "token")]
    [InlineData("""{"type":"system.command.sync_state","rooms":[]}""", "rooms")]
    [InlineData("""{"type":"system.command.sync_state","rooms":{"x":1}}""", "rooms")]
    [InlineData("""{"type":"games.command.create_room","gameType":"g","roomName":"\ud800"}""", "roomName")]
    public void A_wrong_field_is_BAD_MESSAGE_and_named(string frame, string field)
    {
        Refusal refusal = Refused(frame);
        Assert.Equal(ErrorCode.BAD_MESSAGE, refusal.Code);
        Assert.StartsWith(field, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_seed_has_at_most_64_characters_and_no_colon()
    {
        Assert.StartsWith("clientSeed has at most 64", Refused(Seed(new string('s', 65))).Message, StringComparison.Ordinal);
        Assert.StartsWith("clientSeed has no colon", Refused(Seed("a:b")).Message, StringComparison.Ordinal);
        Assert.NotNull(Read(Seed(new string('s', 64))).Command);

        static string Seed(string seed) => $$"""{"type":"games.command.ready","roomId":"{{Room}}","clientSeed":"{{seed}}"}""";
    }

    [Fact]
    public void A_text_that_can_be_no_slug_names_no_game() =>
        Assert.Equal(ErrorCode.GAME_TYPE_UNKNOWN, Refused("""{"type":"games.command.create_room","gameType":"No Game","roomName":"abc"}""").Code);

    [Fact]
    public void A_move_carries_its_own_fields_for_the_game()
    {
        Play play = Assert.IsType<Play>(
            Read($$"""{"type":"games.command.cabo.swap","id":"1","roomId":"{{Room}}","userId":"3","cards":[1,2],"fast":true}""").Command);
        Assert.Equal("""{"cards":[1,2],"fast":true}""", play.Arguments!.Value.GetRawText());
    }

    [Theory]
    [InlineData("games.command.")]
    [InlineData("games.command.Bigger.roll")]
    [InlineData("games.command.dice.")]
    [InlineData("games.command.dice.roll.twice")]
    [InlineData("games.event.test")]
    [InlineData("")]
    public void What_is_no_type_is_UNKNOWN_TYPE(string type) =>
        Assert.Equal(ErrorCode.UNKNOWN_TYPE, Refused($$"""{"type":"{{type}}"}""").Code);

    [Fact]
    public void A_frame_with_very_many_fields_is_read()
    {
        string junk = string.Concat(Enumerable.Range(0, 1_000).Select(i => $"\"f{i}\":0,"));
        Assert.Equal(FrameKind.Heartbeat, Read($$"""{{{junk}}"type":"system.heartbeat"}""").Kind);
    }

    private static ClientFrame Read(string frame) => new PrimaryDialect().Read(Encoding.UTF8.GetBytes(frame));

    private static Refusal Refused(string frame)
    {
        ClientFrame read = Read(frame);
        Assert.Equal(FrameKind.Refused, read.Kind);
        return read.Refusal!;
    }
}
