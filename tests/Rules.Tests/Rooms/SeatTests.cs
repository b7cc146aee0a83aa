using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Rooms;
using static BlazingSun.Rules.Tests.RoomScenario;

namespace BlazingSun.Rules.Tests.Rooms;

public sealed class SeatTests
{
    private static readonly RoomConfigPatch ByHost = new() { StartMode = StartMode.Host };

    [Fact]
    public void A_full_room_starts_by_itself()
    {
        RoomScenario room = Begun();
        Assert.Equal("player_joined game_started", room.Told);
        Assert.Equal(RoomStatus.Playing, room.Room.Status);
    }

    [Fact]
    public void Who_has_a_seat_gets_it_again_without_an_event()
    {
        RoomScenario room = Begun().Do(Bob, new TakeSeat(Here));
        Assert.Empty(room.Last);
    }

    [Fact]
    public void A_full_room_has_no_seat() => Begun().Refuses(ErrorCode.ROOM_FULL, Carol, new TakeSeat(Here));

    [Fact]
    public void Leaving_before_the_game_frees_the_seat()
    {
        RoomScenario room = Opened(ByHost).Do(Bob, new TakeSeat(Here)).Do(Bob, new LeaveRoom(Here));
        Assert.Equal("player_left", room.Told);
        Assert.Equal("left", room.Frame<PlayerLeft>().Reason);
        Assert.Null(room.RoleOf(Bob));
    }

    [Fact]
    public void The_longest_present_player_takes_over_from_the_host()
    {
        RoomScenario room = Opened(ByHost).Do(Bob, new TakeSeat(Here)).Do(Alice, new LeaveRoom(Here));
        Assert.Equal("player_left host_changed", room.Told);
        Assert.Equal(Id(Bob), room.Room.HostId);
        Assert.Equal(Id(Bob), room.Frame<HostChanged>().HostId);
    }

    [Fact]
    public void The_room_closes_behind_the_last_one()
    {
        RoomScenario room = Opened().Do(Alice, new LeaveRoom(Here));
        Assert.Equal("player_left room_closed", room.Told);
        Assert.Equal("abandoned", room.Frame<RoomClosed>().Reason);
        Assert.Equal(RoomStatus.Abandoned, room.Room.Status);
        Assert.True(room.Room.Closed);
        Assert.Null(room.Room.NextDeadline);
    }

    [Fact]
    public void Leaving_a_game_gives_it_to_the_opponent()
    {
        RoomScenario room = Begun().Do(Alice, new LeaveRoom(Here));
        Assert.Equal("game_over player_left host_changed", room.Told);
        GameOver over = room.Frame<GameOver>();
        Assert.Equal((Id(Bob), "bob", "resigned"), (over.Winner!.Value, over.WinnerName, over.Reason));
        Assert.Equal(RoomStatus.Finished, room.Room.Status);
    }

    [Fact]
    public void Leaving_after_the_game_frees_the_seat_and_keeps_the_result()
    {
        RoomScenario room = Finished().Do(Bob, new LeaveRoom(Here));
        Assert.Equal("player_left", room.Told);
        Assert.Equal(Id(Bob), Assert.IsType<BiggerDiceView>(room.Sees(Alice).Game).Result!.Winner);
    }

    [Fact]
    public void All_leave_after_the_game_and_the_room_closes()
    {
        RoomScenario room = Finished().Do(Bob, new LeaveRoom(Here)).Do(Alice, new LeaveRoom(Here));
        Assert.Equal("player_left room_closed", room.Told);
    }

    [Fact]
    public void A_new_player_in_a_finished_room_puts_the_game_away_and_starts_the_next()
    {
        RoomScenario room = Finished().Do(Bob, new LeaveRoom(Here)).Do(Carol, new TakeSeat(Here));
        Assert.Equal("player_joined game_started", room.Told);
        Assert.Equal(2, room.Room.GameNumber);
    }

    [Fact]
    public void A_finished_room_waits_again_when_a_new_player_came()
    {
        RoomScenario room = Opened(new RoomConfigPatch { StartMode = StartMode.Host })
            .Do(Bob, new TakeSeat(Here))
            .Do(Alice, new Start(Here))
            .Do(Bob, new Resign(Here))
            .Do(Alice, new Ready(Here))
            .Do(Alice, new Rematch(Here))
            .Do(Bob, new LeaveRoom(Here));
        Assert.Equal(RoomStatus.Playing, room.Do(Carol, new TakeSeat(Here)).Do(Alice, new Start(Here)).Room.Status);
    }

    [Fact]
    public void A_room_that_waits_again_shows_nothing_of_the_last_game()
    {
        RoomScenario room = Opened(new RoomConfigPatch { StartMode = StartMode.Host })
            .Do(Bob, new TakeSeat(Here))
            .Do(Alice, new Start(Here))
            .Do(Bob, new Resign(Here))
            .Do(Alice, new Ready(Here))
            .Do(Bob, new LeaveRoom(Here))
            .Do(Carol, new TakeSeat(Here));
        RoomStateFrame seen = room.Sees(Alice);
        Assert.Equal(RoomStatus.Waiting, seen.Room.Status);
        Assert.Null(seen.Game);
        Assert.Null(seen.Room.StartedAt);
        Assert.Null(seen.Room.FinishedAt);
        Assert.All(seen.Room.Players, p => Assert.False(p.Ready));
    }

    [Fact]
    public void Strangers_cannot_leave() => Begun().Refuses(ErrorCode.NOT_IN_ROOM, Carol, new LeaveRoom(Here));

    [Fact]
    public void A_spectator_takes_a_free_seat_and_watches_no_longer()
    {
        RoomScenario room = Opened().Do(Bob, new Spectate(Here)).Do(Bob, new TakeSeat(Here));
        Assert.Equal("player_joined spectator_left game_started", room.Told);
        Assert.Equal(0, room.Frame<SpectatorLeft>().SpectatorCount);
        Assert.Equal(RoomRole.Player, room.RoleOf(Bob));
    }

    [Fact]
    public void A_closed_room_refuses_everything()
    {
        RoomScenario room = Opened().Do(Alice, new LeaveRoom(Here));
        foreach (RoomCommand command in (RoomCommand[])
            [new TakeSeat(Here), new Spectate(Here), new Start(Here), new LeaveRoom(Here), new ConnectionLost(Here)])
        {
            room.Refuses(ErrorCode.ROOM_CLOSED, Bob, command);
        }

        room.Refuses(ErrorCode.ROOM_CLOSED, Caller.System, new CheckDeadline(Here));
    }

    [Fact]
    public void Who_fills_a_room_brings_in_a_seed_for_its_first_game()
    {
        RoomScenario room = Opened().Do(Alice, new Ready(Here, true, "a")).Do(Bob, new TakeSeat(Here, "b"));
        Assert.Equal(["a", "b"], room.Room.Session!.ClientSeeds);
    }

    [Theory]
    [InlineData("a:b")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public void A_seed_that_breaks_the_stream_is_refused_with_the_seat(string seed)
    {
        RoomScenario room = Opened();
        room.Refuses(ErrorCode.BAD_MESSAGE, Bob, new TakeSeat(Here, seed));
        Assert.Null(room.RoleOf(Bob));
    }
}
