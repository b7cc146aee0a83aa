using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Rules.Games;
using BlazingSun.Rules.Games.BiggerDice;
using BlazingSun.Rules.Rooms;
using BlazingSun.Rules.Tests.TestGames;
using static BlazingSun.Rules.Tests.RoomScenario;

namespace BlazingSun.Rules.Tests.Games;

public sealed class PluginTests
{
    [Fact]
    public void A_private_event_shows_its_secret_to_one_viewer_and_its_number_to_all()
    {
        RoomScenario room = SecretGame.Playing(3);
        CardDealt dealt = room.Last.OfType<CardDealt>().First();
        IReadOnlyList<EventView> views = room.Rules.View(Here, 7, dealt);
        Assert.Equal([dealt.Player], views[0].UserIds);
        Assert.Equal(dealt.Card, Assert.IsType<DiceRolled>(views[0].Frame).Roll);
        Assert.Equal(0, Assert.IsType<DiceRolled>(views[^1].Frame).Roll);
        Assert.Null(views[^1].UserIds);
        Assert.All(views, v => Assert.Equal(7, v.Frame.Seq));
    }

    [Fact]
    public void A_viewers_state_holds_only_the_own_secret()
    {
        RoomScenario room = SecretGame.Playing(3).Do("zoe", new Spectate(Here));
        int[] cards = room.Log.OfType<CardDealt>().Select(c => c.Card).ToArray();
        Assert.Equal(cards[1], Assert.IsType<SecretView>(room.Sees(Bob).Game).Own);
        Assert.Null(Assert.IsType<SecretView>(room.Sees("zoe").Game).Own);
    }

    [Fact]
    public void What_dealing_took_of_the_fair_stream_is_not_used_again()
    {
        RoomScenario room = SecretGame.Playing(3);
        long dealt = room.Room.Session!.FairOffset;
        Assert.InRange(dealt, 53, 120);
        room.Do(Alice, SecretGame.Guess(3));
        Assert.Equal(dealt + 3, room.Room.Session!.FairOffset);
    }

    [Fact]
    public void A_game_may_give_a_turn_its_own_time()
    {
        RoomScenario room = SecretGame.Playing(3);
        Assert.Equal(room.Now.AddSeconds(SecretGame.SetupSeconds), room.Frame<GameStarted>().TurnEndsAt);
        Assert.Equal(room.Now.AddSeconds(60), room.Do(Alice, SecretGame.Guess(1)).Frame<TurnChanged>().TurnEndsAt);
    }

    [Fact]
    public void A_default_move_passes_the_turn_once_per_deadline()
    {
        RoomScenario room = SecretGame.Playing(3).Wait(SecretGame.SetupSeconds).CheckDeadline();
        Assert.Equal("bigger_dice.rolled turn_changed", room.Told);
        Assert.Equal(Id(Bob), room.Room.Session!.Turn!.Player);
        Assert.Empty(room.CheckDeadline().Last);
        Assert.Equal("bigger_dice.rolled turn_changed", room.Wait(60).CheckDeadline().Told);
    }

    [Fact]
    public void A_move_out_of_turn_leaves_the_turn_and_its_clock()
    {
        RoomScenario room = SecretGame.Playing(3);
        GameTurn turn = room.Room.Session!.Turn!;
        Play snap = SecretGame.Guess(1) with { Action = "bigger_dice.snap" };
        room.Wait(1).Do(Carol, snap);
        Assert.Equal(turn, room.Room.Session!.Turn);
        Assert.Equal(room.Now, room.Room.LastActivityAt);
    }

    [Fact]
    public void Who_gives_up_among_many_leaves_and_the_rest_plays_on()
    {
        RoomScenario room = SecretGame.Playing(3).Do(Alice, new Resign(Here));
        Assert.Equal("bigger_dice.rolled turn_changed player_left host_changed", room.Told);
        Assert.Equal(RoomStatus.Playing, room.Room.Status);
        Assert.Null(room.RoleOf(Alice));
        Assert.Equal(Id(Bob), room.Room.Session!.Turn!.Player);
        Assert.Equal("bigger_dice.rolled game_over player_left", room.Do(Carol, new LeaveRoom(Here)).Told);
    }

    [Fact]
    public void Who_stays_away_among_many_drops_out_and_the_rest_plays_on()
    {
        RoomScenario room = SecretGame.Playing(3).Do(Carol, new ConnectionLost(Here));
        while (room.Now < room.Room.SeatOf(Id(Carol))?.DisconnectedAt?.AddSeconds(300))
        {
            room.Wait(10).CheckDeadline();
        }

        Assert.Equal(RoomStatus.Playing, room.Room.Status);
        Assert.Null(room.RoleOf(Carol));
        Assert.Equal(2, Assert.IsType<SecretView>(room.Sees(Alice).Game).Alive);
        Assert.Contains(room.Log, e => e is SeatLeft { Reason: "expired" });
    }

    [Fact]
    public void A_seat_that_fell_free_during_a_game_waits_for_its_end()
    {
        RoomScenario room = SecretGame.Playing(3).Do(Carol, new LeaveRoom(Here));
        room.Refuses(ErrorCode.GAME_ALREADY_STARTED, "dave", new TakeSeat(Here));
    }

    [Fact]
    public void The_host_of_an_auto_room_may_start_before_it_is_full()
    {
        RoomScenario room = SecretGame.Room(players: 2, max: 4).Do(Alice, new Start(Here));
        Assert.Equal(2, room.Frame<GameStarted>().Players.Count);
    }

    [Fact]
    public void The_one_who_kept_a_ready_room_waiting_leaves_and_it_starts()
    {
        RoomScenario room = SecretGame.Room(3, 4, StartMode.Ready).Do(Alice, new Ready(Here)).Do(Bob, new Ready(Here));
        Assert.StartsWith("player_left game_started", room.Do(Carol, new LeaveRoom(Here)).Told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_default_move_that_does_not_end_the_turn_is_a_bug_of_the_game()
    {
        RoomScenario room = new(1, new StuckGame());
        room.Open(Alice).Do(Bob, new TakeSeat(Here)).Wait(60);
        Assert.Throws<InvalidOperationException>(() => room.CheckDeadline());
    }

    [Fact]
    public void The_catalog_finds_games_by_slug()
    {
        GameCatalog games = new([new BiggerDiceGame()]);
        Assert.Equal("Bigger Dice", games.Find(Dice)?.Name);
        Assert.Null(games.Find(new GameSlug("chess")));
        Assert.Single(games.All);
    }

    [Fact]
    public void A_spectator_is_told_what_spectators_are_told() =>
        Assert.Equal(RoomRole.Spectator, SecretGame.Playing(2).Do("zoe", new Spectate(Here)).RoleOf("zoe"));
}
