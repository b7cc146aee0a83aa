using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Rules.Rooms;
using BlazingSun.Rules.Tests.TestGames;
using static BlazingSun.Rules.Tests.RoomScenario;

namespace BlazingSun.Rules.Tests.Rooms;

public sealed class BotTests
{
    private static readonly AddBot Add = new(Here);

    [Fact]
    public void A_bot_takes_the_free_seat_and_the_game_starts_as_with_anyone()
    {
        RoomScenario room = Opened();
        room.Do(Alice, Add);
        Assert.Equal("player_joined game_started", room.Told);
        PlayerJoined joined = room.Frame<PlayerJoined>();
        Assert.True(joined.IsBot);
        Assert.True(joined.PlayerId.IsBot);
        Assert.True(room.Sees(Alice).Room.Players[1].IsBot);
        Assert.False(room.Sees(Alice).Room.Players[0].IsBot);
    }

    [Fact]
    public void Only_the_host_adds_and_removes_bots_and_only_before_or_after_a_game()
    {
        RoomScenario room = Opened(new RoomConfigPatch { StartMode = StartMode.Host });
        room.Refuses(ErrorCode.NOT_IN_ROOM, Bob, Add);
        room.Do(Bob, new TakeSeat(Here)).Refuses(ErrorCode.NOT_HOST, Bob, Add);
        room.Refuses(ErrorCode.ROOM_FULL, Alice, Add);
        room.Refuses(ErrorCode.NOT_FOUND, Alice, new RemoveBot(Here, Id(Bob)));
        room.Do(Alice, new Start(Here)).Refuses(ErrorCode.GAME_ALREADY_STARTED, Alice, Add);
    }

    [Fact]
    public void A_bot_that_is_removed_frees_its_seat()
    {
        RoomScenario room = Opened(new RoomConfigPatch { StartMode = StartMode.Host }).Do(Alice, Add);
        UserId bot = room.Frame<PlayerJoined>().PlayerId;
        room.Do(Alice, new RemoveBot(Here, bot));
        Assert.Equal("kicked", room.Frame<PlayerLeft>().Reason);
        Assert.Single(room.Room.Players);
        Assert.False(room.Room.Closed);
    }

    [Fact]
    public void A_bot_need_not_be_asked_whether_it_is_ready()
    {
        RoomScenario room = Opened(new RoomConfigPatch { StartMode = StartMode.Ready }).Do(Alice, Add);
        Assert.True(room.Sees(Alice).Room.Players[1].Ready);
        room.Do(Alice, new Ready(Here));
        Assert.Equal(RoomStatus.Playing, room.Room.Status);
    }

    [Fact]
    public void It_chooses_a_move_in_its_turn_and_plays_to_the_end()
    {
        RoomScenario room = Opened().Do(Alice, Add);
        Assert.Null(room.Rules.ChooseForBot(room.Room, new SeededRandom(1)));
        while (room.Room.Status == RoomStatus.Playing)
        {
            if (room.Rules.ChooseForBot(room.Room, new SeededRandom(1)) is ({ } seat, { } move))
                room.Do(new Caller(seat.UserId, seat.Name, []), move);
            else
                room.Roll(Alice);
        }

        Assert.Equal("score", room.Room.Session!.Outcome!.Reason);
        Assert.Null(room.Rules.ChooseForBot(room.Room, new SeededRandom(1)));
    }

    [Fact]
    public void A_bot_agrees_to_a_rematch_once_a_person_has()
    {
        RoomScenario room = Opened().Do(Alice, Add).Do(Alice, new Resign(Here));
        Assert.Equal(RoomStatus.Finished, room.Room.Status);
        room.Do(Alice, new Rematch(Here));
        Assert.Equal("rematch_offered game_started", room.Told);
    }

    [Fact]
    public void A_room_with_nothing_but_bots_is_closed()
    {
        RoomScenario room = Opened().Do(Alice, Add).Do(Alice, new LeaveRoom(Here));
        Assert.Equal("game_over player_left room_closed", room.Told);
        Assert.Equal("abandoned", room.Frame<RoomClosed>().Reason);
    }

    [Fact]
    public void A_bot_never_becomes_host()
    {
        RoomScenario room = SecretGame.Room(1, 3, StartMode.Host);
        room.Do(Alice, Add).Do(Bob, new TakeSeat(Here)).Do(Alice, new LeaveRoom(Here));
        Assert.Equal(Id(Bob), room.Room.HostId);
    }

    [Fact]
    public void A_bot_chooses_by_what_its_own_seat_may_see()
    {
        RoomScenario room = SecretGame.Room(1, 2).Do(Alice, Add);
        room.Do(Alice, SecretGame.Guess(1));
        (Seat bot, Play move) = room.Rules.ChooseForBot(room.Room, new SeededRandom(1))!.Value;
        Assert.Equal(((SecretView)room.Rules.View(room.Room, bot.UserId).Game!).Own, move.Arguments!.Value.GetProperty("number").GetInt32());
    }

    [Fact]
    public void A_game_without_a_bot_says_so()
    {
        RoomScenario room = new RoomScenario(1, new StuckGame()).Open(Alice);
        room.Refuses(ErrorCode.INVALID_ACTION, Alice, Add);
    }
}
