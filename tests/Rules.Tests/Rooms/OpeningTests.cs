using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;
using static BlazingSun.Rules.Tests.RoomScenario;

namespace BlazingSun.Rules.Tests.Rooms;

public sealed class OpeningTests
{
    [Fact]
    public void The_creator_is_host_and_has_the_first_seat()
    {
        RoomScenario room = Opened();
        Assert.Equal("room_created player_joined", room.Told);
        Assert.Equal(2, room.Room.Seq);
        Assert.Equal(RoomRole.Player, room.RoleOf(Alice));
        Assert.Equal(Id(Alice), room.Room.HostId);
        Assert.Equal(1, room.Frame<PlayerJoined>().PlayerCount);
    }

    [Fact]
    public void Settings_that_nobody_names_are_the_games()
    {
        RoomConfig config = Opened(new RoomConfigPatch { TurnSeconds = 5, Visibility = Visibility.Private }).Room.Config;
        Assert.Equal(new RoomConfig(2, 2, true, Visibility.Private, StartMode.Auto, 5, 300, 600), config);
    }

    [Theory]
    [InlineData("  Sunny side  ", "Sunny side")]
    [InlineData("abc", "abc")]
    [InlineData("🌞🌞", "🌞🌞")]
    public void The_name_is_kept_without_blanks_around_it(string given, string kept)
    {
        RoomScenario room = new();
        Assert.Equal(kept, room.Do(Alice, Open(given)).Room.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("  ab  ")]
    [InlineData("a\nb c")]
    [InlineData("abc\u0000")]
    [InlineData("abc\u0085d")]
    public void A_bad_name_is_refused(string name) => new RoomScenario().Refuses(ErrorCode.ROOM_NAME_INVALID, Alice, Open(name));

    [Fact]
    public void A_name_of_40_characters_is_good_and_of_41_is_not()
    {
        new RoomScenario().Do(Alice, Open(new string('x', 40)));
        new RoomScenario().Refuses(ErrorCode.ROOM_NAME_INVALID, Alice, Open(new string('x', 41)));
    }

    [Fact]
    public void Half_a_character_is_no_name()
    {
        new RoomScenario().Refuses(ErrorCode.ROOM_NAME_INVALID, Alice, Open("abc\ud83c"));
        new RoomScenario().Refuses(ErrorCode.ROOM_NAME_INVALID, Alice, Open("abc\udf1ed"));
        new RoomScenario().Refuses(ErrorCode.ROOM_NAME_INVALID, Alice, Open(null!));
    }

    [Fact]
    public void An_unknown_game_is_refused() => new RoomScenario().Refuses(
        ErrorCode.GAME_TYPE_UNKNOWN, Alice, new OpenRoom(Here, new GameSlug("chess"), "Sunny", Code, null));

    [Fact]
    public void A_room_opens_once() => Opened().Refuses(ErrorCode.INVALID_ACTION, Alice, Open("Sunny"));

    [Fact]
    public void Nothing_else_can_be_done_with_a_room_that_is_not_there() =>
        new RoomScenario().Refuses(ErrorCode.ROOM_NOT_FOUND, Alice, new TakeSeat(Here));

    public static TheoryData<string, RoomConfigPatch> BadSettings => new()
    {
        { "maxPlayers", new RoomConfigPatch { MaxPlayers = 3 } },
        { "maxPlayers", new RoomConfigPatch { MaxPlayers = 1 } },
        { "minPlayers", new RoomConfigPatch { MinPlayers = 1 } },
        { "minPlayers", new RoomConfigPatch { MinPlayers = 3 } },
        { "turnSeconds", new RoomConfigPatch { TurnSeconds = 4 } },
        { "turnSeconds", new RoomConfigPatch { TurnSeconds = 601 } },
        { "turnSeconds", new RoomConfigPatch { TurnSeconds = -1 } },
        { "reconnectSeconds", new RoomConfigPatch { ReconnectSeconds = 4 } },
        { "reconnectSeconds", new RoomConfigPatch { ReconnectSeconds = 3_601 } },
        { "idleSeconds", new RoomConfigPatch { IdleSeconds = 29 } },
        { "idleSeconds", new RoomConfigPatch { IdleSeconds = 86_401 } },
    };

    [Theory]
    [MemberData(nameof(BadSettings))]
    public void A_setting_out_of_range_is_refused_by_name(string field, RoomConfigPatch patch)
    {
        Refusal refusal = new RoomScenario().Refuses(ErrorCode.CONFIG_INVALID, Alice, Open("Sunny", patch));
        Assert.StartsWith(field, refusal.Message, StringComparison.Ordinal);
    }

    public static TheoryData<RoomConfigPatch> SettingsAtTheirLimits =>
    [
        new RoomConfigPatch { TurnSeconds = 0 },
        new RoomConfigPatch { TurnSeconds = 5, ReconnectSeconds = 5, IdleSeconds = 30 },
        new RoomConfigPatch { TurnSeconds = 600, ReconnectSeconds = 3_600, IdleSeconds = 86_400 },
    ];

    [Theory]
    [MemberData(nameof(SettingsAtTheirLimits))]
    public void Settings_at_their_limits_are_taken(RoomConfigPatch patch) =>
        Assert.True(new RoomScenario().Try(Alice, Open("Sunny", patch)).IsAccepted);

    private static OpenRoom Open(string name, RoomConfigPatch? config = null) => new(Here, Dice, name, Code, config);
}
