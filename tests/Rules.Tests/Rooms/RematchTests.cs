using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Rules.Tests.TestGames;
using static BlazingSun.Rules.Tests.RoomScenario;

namespace BlazingSun.Rules.Tests.Rooms;

public sealed class RematchTests
{
    [Fact]
    public void The_next_game_starts_when_all_agreed()
    {
        RoomScenario room = Finished();
        string first = room.Room.Session!.Commitment;
        Assert.Equal("rematch_offered", room.Do(Alice, new Rematch(Here)).Told);
        Assert.Equal([Id(Alice)], room.Sees(Bob).Room.Rematch);
        Assert.Equal("rematch_offered game_started", room.Do(Bob, new Rematch(Here)).Told);
        Assert.Equal([Id(Alice), Id(Bob)], room.Frame<RematchOffered>().Agreed);
        Assert.Equal(2, room.Room.GameNumber);
        Assert.Empty(room.Room.Rematch);
        Assert.NotEqual(first, room.Room.Session!.Commitment);
    }

    [Fact]
    public void The_other_player_begins_the_next_game()
    {
        RoomScenario room = Finished().Do(Alice, new Rematch(Here)).Do(Bob, new Rematch(Here));
        Assert.Equal(Id(Bob), room.Frame<GameStarted>().FirstTurn);
    }

    [Fact]
    public void Agreeing_twice_is_agreeing_once()
    {
        RoomScenario room = Finished().Do(Alice, new Rematch(Here)).Do(Alice, new Rematch(Here));
        Assert.Equal("rematch_offered", room.Told);
        Assert.Equal([Id(Alice)], room.Room.Rematch);
    }

    [Fact]
    public void A_client_seed_for_the_rematch_comes_with_ready()
    {
        RoomScenario room = Finished().Do(Bob, new Ready(Here, true, "again"))
            .Do(Alice, new Rematch(Here)).Do(Bob, new Rematch(Here));
        Assert.Equal(["", "again"], room.Room.Session!.ClientSeeds);
    }

    [Fact]
    public void Before_or_during_a_game_there_is_none()
    {
        Opened().Refuses(ErrorCode.GAME_NOT_STARTED, Alice, new Rematch(Here));
        Begun().Refuses(ErrorCode.GAME_ALREADY_STARTED, Alice, new Rematch(Here));
    }

    [Fact]
    public void Only_players_agree()
    {
        RoomScenario room = Finished().Do(Carol, new Spectate(Here));
        room.Refuses(ErrorCode.SPECTATORS_CANNOT_ACT, Carol, new Rematch(Here));
        room.Refuses(ErrorCode.NOT_IN_ROOM, "dave", new Rematch(Here));
    }

    [Fact]
    public void Nobody_plays_alone()
    {
        RoomScenario room = Finished().Do(Bob, new LeaveRoom(Here));
        room.Refuses(ErrorCode.NOT_ENOUGH_PLAYERS, Alice, new Rematch(Here));
        Assert.Equal(RoomStatus.Finished, room.Room.Status);
    }

    [Fact]
    public void It_starts_when_the_one_who_did_not_agree_leaves()
    {
        RoomScenario room = SecretGame.Playing(players: 3).Do(Alice, SecretGame.Guess(SecretGame.Winning))
            .Do(Alice, new Rematch(Here)).Do(Bob, new Rematch(Here));
        Assert.Equal(RoomStatus.Finished, room.Room.Status);
        Assert.StartsWith("player_left game_started", room.Do(Carol, new LeaveRoom(Here)).Told, StringComparison.Ordinal);
        Assert.Equal([Id(Alice), Id(Bob)], room.Frame<GameStarted>().Players.Select(p => p.Id));
    }
}
