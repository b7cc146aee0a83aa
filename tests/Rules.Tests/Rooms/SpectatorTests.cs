using System.Globalization;
using BlazingSun.Contracts;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;
using static BlazingSun.Rules.Tests.RoomScenario;

namespace BlazingSun.Rules.Tests.Rooms;

public sealed class SpectatorTests
{
    [Fact]
    public void Anyone_may_watch_a_game()
    {
        RoomScenario room = Begun().Do(Carol, new Spectate(Here));
        Assert.Equal("spectator_joined", room.Told);
        Assert.Equal(1, room.Frame<SpectatorJoined>().SpectatorCount);
        Assert.Equal(RoomRole.Spectator, room.RoleOf(Carol));
        Assert.Equal("spectator", room.Sees(Carol).You.Role);
        Assert.Equal(1, room.Sees(Carol).Room.SpectatorCount);
    }

    [Fact]
    public void Watching_twice_is_watching_once()
    {
        RoomScenario room = Begun().Do(Carol, new Spectate(Here)).Do(Carol, new Spectate(Here));
        Assert.Empty(room.Last);
        Assert.Single(room.Room.Spectators);
    }

    [Fact]
    public void Players_cannot_watch_themselves() => Begun().Refuses(ErrorCode.ALREADY_IN_ROOM, Bob, new Spectate(Here));

    [Fact]
    public void Some_rooms_cannot_be_watched() =>
        Begun(new RoomConfigPatch { AllowSpectators = false }).Refuses(ErrorCode.SPECTATORS_NOT_ALLOWED, Carol, new Spectate(Here));

    [Fact]
    public void Only_so_many_may_watch()
    {
        RoomScenario room = Begun();
        for (int i = 0; i < Limits.Spectators; i++)
        {
            room.Do(Watcher(i), new Spectate(Here));
        }

        room.Refuses(ErrorCode.ROOM_FULL, Carol, new Spectate(Here));
        room.Do(Watcher(7), new StopSpectating(Here)).Do(Carol, new Spectate(Here));
        Assert.Equal(Limits.Spectators, room.Frame<SpectatorJoined>().SpectatorCount);
    }

    [Fact]
    public void Who_stops_is_gone()
    {
        RoomScenario room = Begun().Do(Carol, new Spectate(Here)).Do(Carol, new StopSpectating(Here));
        Assert.Equal("spectator_left", room.Told);
        Assert.Equal((Carol, 0), (room.Frame<SpectatorLeft>().SpectatorName, room.Frame<SpectatorLeft>().SpectatorCount));
        Assert.Null(room.RoleOf(Carol));
    }

    [Fact]
    public void Leaving_the_room_is_stopping() =>
        Assert.Equal("spectator_left", Begun().Do(Carol, new Spectate(Here)).Do(Carol, new LeaveRoom(Here)).Told);

    [Fact]
    public void Who_does_not_watch_cannot_stop()
    {
        Begun().Refuses(ErrorCode.NOT_IN_ROOM, Carol, new StopSpectating(Here));
        Begun().Refuses(ErrorCode.NOT_IN_ROOM, Alice, new StopSpectating(Here));
    }

    [Fact]
    public void Spectators_do_nothing_else()
    {
        RoomScenario room = Begun().Do(Carol, new Spectate(Here));
        room.Refuses(ErrorCode.SPECTATORS_CANNOT_ACT, Carol, new Play(Here, "bigger_dice.roll"));
        room.Refuses(ErrorCode.SPECTATORS_CANNOT_ACT, Carol, new Resign(Here));
        room.Refuses(ErrorCode.ROOM_FULL, Carol, new TakeSeat(Here));
    }

    [Fact]
    public void A_spectators_connection_is_nobodys_business()
    {
        RoomScenario room = Begun().Do(Carol, new Spectate(Here)).Do(Carol, new ConnectionLost(Here));
        Assert.Empty(room.Last);
        Assert.Empty(room.Do("dave", new ConnectionBack(Here)).Last);
    }

    private static Caller Watcher(int i) => new(new UserId(1_000 + i), i.ToString(CultureInfo.InvariantCulture), []);
}
