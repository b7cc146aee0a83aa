using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Rooms;
using static BlazingSun.Rules.Tests.RoomScenario;

namespace BlazingSun.Rules.Tests.Rooms;

public sealed class PlayTests
{
    private static readonly Play RollIt = new(Here, "bigger_dice.roll");

    [Fact]
    public void Strangers_cannot_play() => Begun().Refuses(ErrorCode.NOT_IN_ROOM, Carol, RollIt);

    [Fact]
    public void There_is_no_move_before_the_game() => Opened().Refuses(ErrorCode.GAME_NOT_STARTED, Alice, RollIt);

    [Fact]
    public void There_is_no_move_after_the_game() => Finished().Refuses(ErrorCode.INVALID_ACTION, Alice, RollIt);

    [Fact]
    public void Only_one_player_is_to_move() => Begun().Refuses(ErrorCode.NOT_YOUR_TURN, Bob, RollIt);

    [Theory]
    [InlineData("bigger_dice.cheat")]
    [InlineData("bigger_dice.")]
    [InlineData("bigger_dice")]
    [InlineData("cabo.draw")]
    [InlineData("bigger_dicexroll")]
    [InlineData("bigger_dice.roll ")]
    [InlineData("")]
    public void An_unknown_move_is_refused(string action) =>
        Begun().Refuses(ErrorCode.INVALID_ACTION, Alice, new Play(Here, action));

    [Fact]
    public void Giving_up_ends_the_game_and_keeps_the_seat()
    {
        RoomScenario room = Begun().Do(Bob, new Resign(Here));
        Assert.Equal("game_over", room.Told);
        Assert.Equal((Id(Alice), "resigned"), (room.Frame<GameOver>().Winner!.Value, room.Frame<GameOver>().Reason));
        Assert.NotNull(room.RoleOf(Bob));
        Assert.Equal(room.Now, room.Room.FinishedAt);
    }

    [Fact]
    public void Only_who_plays_can_give_up()
    {
        Opened().Refuses(ErrorCode.GAME_NOT_STARTED, Alice, new Resign(Here));
        Finished().Refuses(ErrorCode.INVALID_ACTION, Alice, new Resign(Here));
        Begun().Refuses(ErrorCode.NOT_IN_ROOM, Carol, new Resign(Here));
    }

    [Fact]
    public void The_turn_and_its_clock_go_on_with_each_roll()
    {
        RoomScenario room = Begun().Wait(10).Roll(Alice);
        Assert.Equal("bigger_dice.rolled turn_changed", room.Told);
        TurnChanged turn = room.Frame<TurnChanged>();
        Assert.Equal((Id(Bob), 2), (turn.CurrentTurn, turn.TurnNumber));
        Assert.Equal(room.Now.AddSeconds(60), turn.TurnEndsAt);
        Assert.Equal(room.Now, room.Room.LastActivityAt);
    }

    [Fact]
    public void A_finished_game_has_no_turn_and_nobody_is_ready()
    {
        RoomScenario room = Opened().Do(Alice, new Ready(Here)).Do(Bob, new TakeSeat(Here)).PlayToTheEnd();
        Assert.Null(room.Room.Session!.Turn);
        Assert.Equal(RoomStatus.Finished, room.Room.Status);
        Assert.False(room.Sees(Alice).You.Ready);
    }
}
