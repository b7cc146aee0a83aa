using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Rules.Tests.TestGames;
using static BlazingSun.Rules.Tests.RoomScenario;

namespace BlazingSun.Rules.Tests.Rooms;

public sealed class ConfigureTests
{
    private static readonly RoomConfigPatch ByHost = new() { StartMode = StartMode.Host };

    [Fact]
    public void The_host_changes_settings_and_all_hear_of_it()
    {
        RoomScenario room = Opened().Do(Alice, Change(new RoomConfigPatch { TurnSeconds = 30 }));
        Assert.Equal("room_configured", room.Told);
        Assert.Equal(30, room.Frame<RoomConfigured>().Config.TurnSeconds);
        Assert.Equal(300, room.Room.Config.ReconnectSeconds);
    }

    [Fact]
    public void Only_the_host_may()
    {
        RoomScenario room = Opened(ByHost).Do(Bob, new TakeSeat(Here)).Do(Carol, new Spectate(Here));
        room.Refuses(ErrorCode.NOT_HOST, Bob, Change(new RoomConfigPatch()));
        room.Refuses(ErrorCode.SPECTATORS_CANNOT_ACT, Carol, Change(new RoomConfigPatch()));
        room.Refuses(ErrorCode.NOT_IN_ROOM, "dave", Change(new RoomConfigPatch()));
    }

    [Fact]
    public void Not_once_the_game_started()
    {
        Begun().Refuses(ErrorCode.GAME_ALREADY_STARTED, Alice, Change(new RoomConfigPatch()));
        Finished().Refuses(ErrorCode.GAME_ALREADY_STARTED, Alice, Change(new RoomConfigPatch()));
    }

    [Fact]
    public void Settings_stay_in_range() =>
        Opened().Refuses(ErrorCode.CONFIG_INVALID, Alice, Change(new RoomConfigPatch { IdleSeconds = 1 }));

    [Fact]
    public void Nobody_is_put_out_by_fewer_seats()
    {
        RoomScenario room = SecretGame.Room(players: 3, max: 4);
        Refusal refusal = room.Refuses(ErrorCode.CONFIG_INVALID, Alice, Change(new RoomConfigPatch { MaxPlayers = 2 }));
        Assert.StartsWith("maxPlayers", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fewer_seats_can_fill_the_room_and_start_the_game()
    {
        RoomScenario room = SecretGame.Room(players: 3, max: 4).Do(Alice, Change(new RoomConfigPatch { MaxPlayers = 3 }));
        Assert.StartsWith("room_configured game_started", room.Told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_start_mode_counts_at_once()
    {
        RoomScenario room = Opened(ByHost).Do(Bob, new TakeSeat(Here))
            .Do(Alice, Change(new RoomConfigPatch { StartMode = StartMode.Auto }));
        Assert.Equal("room_configured game_started", room.Told);
    }

    [Fact]
    public void Without_spectators_allowed_those_who_watch_must_go()
    {
        RoomScenario room = Opened().Do(Bob, new Spectate(Here)).Do(Carol, new Spectate(Here))
            .Do(Alice, Change(new RoomConfigPatch { AllowSpectators = false }));
        Assert.Equal("room_configured spectator_left spectator_left", room.Told);
        Assert.Null(room.RoleOf(Bob));
        Assert.Null(room.RoleOf(Carol));
    }

    private static Configure Change(RoomConfigPatch patch) => new(Here, patch);
}
