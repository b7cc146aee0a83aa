using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Rules.Fairness;
using BlazingSun.Rules.Games.BiggerDice;
using static BlazingSun.Rules.Tests.RoomScenario;

namespace BlazingSun.Rules.Tests.Games;

public sealed class BiggerDiceTests
{
    [Fact]
    public void The_defaults_are_two_seats_that_start_when_full() =>
        Assert.Equal(new RoomConfig(2, 2, true, Visibility.Public, StartMode.Auto, 60, 300, 600), new BiggerDiceGame().DefaultConfig);

    [Fact]
    public void The_first_roll_opens_the_round_and_passes_the_turn()
    {
        DiceRolled rolled = Begun().Roll(Alice).Frame<DiceRolled>();
        Assert.Equal((Id(Alice), true, 1), (rolled.PlayerId, rolled.IsFirstRoll, rolled.Round));
        Assert.InRange(rolled.Roll, 1, 6);
    }

    [Fact]
    public void The_second_roll_ends_the_round()
    {
        RoomScenario room = Begun().Roll(Alice);
        int first = room.Frame<DiceRolled>().Roll;
        room.Roll(Bob);
        Assert.Equal("bigger_dice.rolled bigger_dice.round_complete turn_changed", room.Told);
        DiceRoundComplete round = room.Frame<DiceRoundComplete>();
        Assert.Equal((first, room.Frame<DiceRolled>().Roll), (round.Rolls[Id(Alice)], round.Rolls[Id(Bob)]));
        Assert.False(room.Frame<DiceRolled>().IsFirstRoll);
    }

    [Fact]
    public void The_higher_roll_takes_the_point_and_rolls_second_next_and_a_tie_changes_nothing()
    {
        RoomScenario room = Begun();
        Dictionary<UserId, int> scores = new() { [Id(Alice)] = 0, [Id(Bob)] = 0 };
        (string first, string second) = (Alice, Bob);
        int ties = 0;
        for (int round = 1; room.Room.Status == RoomStatus.Playing; round++)
        {
            DiceRoundComplete complete = room.Roll(first).Roll(second).Frame<DiceRoundComplete>();
            int difference = complete.Rolls[Id(first)] - complete.Rolls[Id(second)];
            ties += difference == 0 ? 1 : 0;
            (first, second) = difference > 0 ? (second, first) : (first, second);
            if (difference != 0)
            {
                scores[Id(second)]++;
            }

            Assert.Equal(round, complete.Round);
            Assert.Equal(scores, complete.Scores);
            Assert.Equal(difference == 0 ? null : Id(second), complete.Winner);
            Assert.Equal(scores[Id(second)] == 10 ? null : Id(first), complete.NextTurn);
        }

        Assert.True(ties > 0, "this seed has no tie");
    }

    [Fact]
    public void Ten_points_win()
    {
        RoomScenario room = Begun().PlayToTheEnd();
        Assert.Equal("bigger_dice.rolled bigger_dice.round_complete bigger_dice.game_over game_over", room.Told);
        GameOver over = room.Frame<GameOver>();
        Assert.Equal("score", over.Reason);
        Assert.Equal(10, over.FinalScores[over.Winner!.Value]);
        Assert.Equal(over.Winner, room.Frame<DiceGameOver>().Winner);
        Assert.Equal(over.WinnerName, room.Frame<DiceGameOver>().WinnerName);
        Assert.Equal(over.FinalScores, room.Frame<DiceGameOver>().FinalScores);
    }

    [Fact]
    public void Everyone_can_check_every_roll_once_the_game_is_over()
    {
        RoomScenario room = Opened().Do(Alice, new Ready(Here, true, "sun")).Do(Bob, new TakeSeat(Here));
        string commitment = room.Frame<GameStarted>().Fairness.Commitment;
        BiggerDiceView seen = Assert.IsType<BiggerDiceView>(room.PlayToTheEnd().Sees(Carol).Game);
        FairnessReveal proof = seen.Result!.Fairness;
        byte[] seed = Convert.FromHexString(proof.ServerSeed);
        FairStream stream = new(seed, [.. seen.Players.Select(p => proof.ClientSeeds[p.Id])]);
        Assert.Equal(commitment, Commitment.Of(seed));
        Assert.Equal("sun", proof.ClientSeeds[Id(Alice)]);
        Assert.All(seen.Rolls, roll => Assert.Equal(stream.Die(), roll.Roll));
        Assert.Equal(room.Frame<GameOver>().Fairness.ServerSeed, proof.ServerSeed);
    }

    [Fact]
    public void The_state_says_all_that_the_events_said()
    {
        RoomScenario room = Begun().Roll(Alice).Roll(Bob);
        UserId next = room.Frame<TurnChanged>().CurrentTurn;
        BiggerDiceView seen = Assert.IsType<BiggerDiceView>(room.Sees(Carol).Game);
        Assert.Equal((next, 3, 2), (seen.CurrentTurn!.Value, seen.TurnNumber, seen.Round));
        Assert.Equal(room.Frame<TurnChanged>().TurnEndsAt, seen.TurnEndsAt);
        Assert.Equal(room.Frame<DiceRoundComplete>().Scores, seen.Scores);
        Assert.Equal(2, seen.Rolls.Count);
        Assert.Equal(room.Frame<DiceRoundComplete>().Rolls[Id(Bob)], seen.LastRolls[Id(Bob)]);
        Assert.Null(seen.Result);
    }

    [Fact]
    public void Before_the_first_roll_there_is_no_last_roll() =>
        Assert.All(Assert.IsType<BiggerDiceView>(Begun().Sees(Alice).Game).LastRolls.Values, roll => Assert.Null(roll));

    [Fact]
    public void After_the_game_the_round_is_the_last_one_played()
    {
        RoomScenario room = Begun().PlayToTheEnd();
        BiggerDiceView seen = Assert.IsType<BiggerDiceView>(room.Sees(Alice).Game);
        Assert.Equal(room.Frame<DiceRoundComplete>().Round, seen.Round);
        Assert.Null(seen.CurrentTurn);
    }
}
