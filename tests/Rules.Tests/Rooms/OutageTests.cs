using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Rooms;
using static BlazingSun.Rules.Tests.RoomScenario;

namespace BlazingSun.Rules.Tests.Rooms;

public sealed class OutageTests
{
    [Fact]
    public void Only_the_platform_moves_clocks() =>
        Begun().Refuses(ErrorCode.FORBIDDEN, Alice, new MoveClocks(Here, default, default));

    [Fact]
    public void The_turn_ends_later_by_the_outage()
    {
        RoomScenario room = Away(Begun().Wait(10), 100);
        ClocksMoved moved = room.Frame<ClocksMoved>();
        Assert.Equal("clocks_moved", room.Told);
        Assert.Equal(100_000, moved.ByMs);
        Assert.Equal(room.Now.AddSeconds(50), moved.TurnEndsAt);
        Assert.Equal(room.Now.AddSeconds(50), room.Room.NextDeadline);
        Assert.Empty(room.Wait(49).CheckDeadline().Last);
        Assert.Equal("timeout", room.Wait(1).CheckDeadline().Frame<GameOver>().Reason);
    }

    [Fact]
    public void A_seat_is_kept_longer_by_the_outage()
    {
        RoomScenario room = Begun(new RoomConfigPatch { TurnSeconds = 0 }).Do(Bob, new ConnectionLost(Here)).Wait(200);
        ClocksMoved moved = Away(room, 1_000).Frame<ClocksMoved>();
        Assert.Null(moved.TurnEndsAt);
        Assert.Equal(room.Now.AddSeconds(100), moved.ReconnectBy[Id(Bob)]);
        Assert.Equal(room.Now.AddSeconds(100), room.Sees(Alice).Room.Players[1].ReconnectBy);
        Assert.Single(moved.ReconnectBy);
        Assert.Empty(room.Wait(99).CheckDeadline().Last);
        Assert.Equal("game_over player_left", room.Wait(1).CheckDeadline().Told);
    }

    [Fact]
    public void A_room_that_nobody_uses_is_closed_later_by_the_outage()
    {
        RoomScenario room = Away(Opened().Wait(500), 1_000);
        Assert.Empty(room.Wait(99).CheckDeadline().Last);
        Assert.Equal("room_closed", room.Wait(1).CheckDeadline().Told);
    }

    [Fact]
    public void An_outage_is_added_once()
    {
        RoomScenario room = Begun().Wait(10).Wait(100);
        MoveClocks outage = new(Here, room.Now.AddSeconds(-100), room.Now);
        Assert.Single(room.Do(Caller.System, outage).Last);
        Assert.Empty(room.Do(Caller.System, outage).Last);
        Assert.Empty(room.Wait(5).Do(Caller.System, outage).Last);
    }

    [Fact]
    public void What_happened_after_the_outage_began_shows_that_it_began_later()
    {
        RoomScenario room = Begun().Wait(1);
        room.Wait(20).Do(Caller.System, new MoveClocks(Here, room.Now.AddSeconds(-23), room.Now));
        Assert.Equal(21_000, room.Frame<ClocksMoved>().ByMs);
    }

    [Fact]
    public void An_outage_before_the_last_event_moves_nothing()
    {
        RoomScenario room = Begun().Wait(5).Roll(Alice);
        Assert.Empty(room.Do(Caller.System, new MoveClocks(Here, room.Now.AddSeconds(-10), room.Now)).Last);
    }

    [Fact]
    public void A_closed_room_has_no_clocks()
    {
        RoomScenario room = Opened().Do(Alice, new LeaveRoom(Here));
        room.Refuses(ErrorCode.ROOM_CLOSED, Caller.System, new MoveClocks(Here, room.Now, room.Now.AddSeconds(9)));
    }

    private static RoomScenario Away(RoomScenario room, double seconds)
    {
        DateTimeOffset from = room.Now;
        return room.Wait(seconds).Do(Caller.System, new MoveClocks(Here, from, room.Now));
    }
}
