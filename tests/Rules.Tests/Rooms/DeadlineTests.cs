using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Rooms;
using static BlazingSun.Rules.Tests.RoomScenario;

namespace BlazingSun.Rules.Tests.Rooms;

public sealed class DeadlineTests
{
    private static readonly RoomConfigPatch NoClock = new() { TurnSeconds = 0 };

    [Fact]
    public void Only_the_platform_asks_about_deadlines() => Begun().Refuses(ErrorCode.FORBIDDEN, Alice, new CheckDeadline(Here));

    [Fact]
    public void Nothing_is_due_before_its_time() => Assert.Empty(Begun().Wait(59.999).CheckDeadline().Last);

    [Fact]
    public void Who_does_not_move_in_time_loses()
    {
        RoomScenario room = Begun();
        Assert.Equal(room.Now.AddSeconds(60), room.Room.NextDeadline);
        room.Wait(60).CheckDeadline();
        Assert.Equal("game_over", room.Told);
        Assert.Equal((Id(Bob), "timeout"), (room.Frame<GameOver>().Winner!.Value, room.Frame<GameOver>().Reason));
        Assert.NotNull(room.RoleOf(Alice));
    }

    [Fact]
    public void A_deadline_has_one_outcome() => Assert.Empty(Begun().Wait(60).CheckDeadline().CheckDeadline().Last);

    [Fact]
    public void A_move_in_time_takes_the_deadline_away()
    {
        RoomScenario room = Begun().Wait(59).Roll(Alice);
        Assert.Empty(room.Wait(1).CheckDeadline().Last);
        Assert.Equal("timeout", room.Wait(59).CheckDeadline().Frame<GameOver>().Reason);
    }

    [Fact]
    public void The_others_see_until_when_a_player_may_come_back()
    {
        RoomScenario room = Begun().Do(Bob, new ConnectionLost(Here));
        Assert.Equal("player_disconnected", room.Told);
        Assert.Equal(room.Now.AddSeconds(300), room.Frame<PlayerDisconnected>().ReconnectBy);
        PlayerView bob = room.Sees(Alice).Room.Players[1];
        Assert.False(bob.Connected);
        Assert.Equal(room.Now.AddSeconds(300), bob.ReconnectBy);
    }

    [Fact]
    public void Who_comes_back_in_time_plays_on()
    {
        RoomScenario room = Begun(NoClock).Do(Bob, new ConnectionLost(Here)).Wait(299).Do(Bob, new ConnectionBack(Here));
        Assert.Equal("player_reconnected", room.Told);
        Assert.True(room.Sees(Alice).Room.Players[1].Connected);
        Assert.Empty(room.Wait(1).CheckDeadline().Last);
    }

    [Fact]
    public void Who_stays_away_forfeits_and_loses_the_seat()
    {
        RoomScenario room = Begun(NoClock).Do(Bob, new ConnectionLost(Here)).Wait(300).CheckDeadline();
        Assert.Equal("game_over player_left", room.Told);
        Assert.Equal((Id(Alice), "forfeit"), (room.Frame<GameOver>().Winner!.Value, room.Frame<GameOver>().Reason));
        Assert.Equal("expired", room.Frame<PlayerLeft>().Reason);
        Assert.Null(room.RoleOf(Bob));
    }

    [Fact]
    public void The_turn_clock_does_not_wait_for_who_is_away()
    {
        RoomScenario room = Begun().Do(Alice, new ConnectionLost(Here)).Wait(60).CheckDeadline();
        Assert.Equal("timeout", room.Frame<GameOver>().Reason);
        Assert.NotNull(room.RoleOf(Alice));
    }

    [Fact]
    public void A_lost_connection_is_lost_once_and_counted()
    {
        RoomScenario room = Begun().Do(Bob, new ConnectionLost(Here));
        Assert.Empty(room.Do(Bob, new ConnectionLost(Here)).Last);
        Assert.Equal(1, room.Room.Players[1].Attempt);
        room.Do(Bob, new ConnectionBack(Here));
        Assert.Empty(room.Do(Bob, new ConnectionBack(Here)).Last);
        room.Do(Bob, new ConnectionLost(Here));
        Assert.Equal(2, room.Room.Players[1].Attempt);
    }

    [Fact]
    public void Who_stays_away_before_the_game_loses_the_seat()
    {
        RoomScenario room = Opened(new RoomConfigPatch { StartMode = StartMode.Host }).Do(Bob, new TakeSeat(Here))
            .Do(Alice, new ConnectionLost(Here)).Wait(300).CheckDeadline();
        Assert.Equal("player_left host_changed", room.Told);
    }

    [Fact]
    public void When_all_stay_away_the_room_closes()
    {
        RoomScenario room = Begun(NoClock).Do(Alice, new ConnectionLost(Here)).Wait(1).Do(Bob, new ConnectionLost(Here));
        room.Wait(1_000).CheckDeadline();
        Assert.Equal("game_over player_left host_changed player_left room_closed", room.Told);
        Assert.Equal(Id(Bob), room.Frame<GameOver>().Winner);
    }

    [Fact]
    public void A_room_that_nobody_uses_closes()
    {
        RoomScenario room = Opened().Wait(500).Do(Alice, new Ready(Here)).Wait(599).CheckDeadline();
        Assert.Empty(room.Last);
        Assert.Equal("room_closed", room.Wait(1).CheckDeadline().Told);
        Assert.Equal("idle", room.Frame<RoomClosed>().Reason);
        Assert.Equal(RoomStatus.Abandoned, room.Room.Status);
    }

    [Fact]
    public void A_game_without_a_clock_can_be_idle_too() => Assert.Equal("room_closed", Begun(NoClock).Wait(600).CheckDeadline().Told);

    [Fact]
    public void A_long_turn_is_not_idleness()
    {
        RoomScenario room = Begun(new RoomConfigPatch { TurnSeconds = 600, IdleSeconds = 30 });
        Assert.Empty(room.Wait(599).CheckDeadline().Last);
    }

    [Fact]
    public void Of_several_deadlines_the_earliest_decides()
    {
        RoomScenario room = Begun().Do(Alice, new ConnectionLost(Here));
        Assert.Equal(room.Now.AddSeconds(60), room.Room.NextDeadline);
        room.Wait(400).CheckDeadline();
        Assert.Equal("game_over player_left host_changed", room.Told);
        Assert.Equal("timeout", room.Frame<GameOver>().Reason);
        Assert.Equal(room.Now.AddSeconds(600), room.Room.NextDeadline);
    }

    [Fact]
    public void Deadlines_are_whole_milliseconds_so_that_storing_them_does_not_move_them()
    {
        DateTimeOffset deadline = Begun().Wait(1.000_35).Roll(Alice).Room.NextDeadline!.Value;
        Assert.Equal(deadline, DateTimeOffset.FromUnixTimeMilliseconds(deadline.ToUnixTimeMilliseconds()));
    }
}
