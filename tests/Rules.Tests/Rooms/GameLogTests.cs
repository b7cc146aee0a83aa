using System.Text.Json;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Json;
using BlazingSun.Rules.Rooms;
using BlazingSun.Rules.Tests.TestGames;
using static BlazingSun.Rules.Tests.RoomScenario;

namespace BlazingSun.Rules.Tests.Rooms;

public sealed class GameLogTests
{
    [Fact]
    public void A_finished_games_log_goes_from_its_start_to_its_end_with_the_rooms_numbers()
    {
        RoomScenario room = Begun().PlayToTheEnd();

        IReadOnlyList<RoomEventFrame> log = LogOf(room);

        Assert.IsType<GameStarted>(log[0]);
        Assert.IsType<GameOver>(log[^1]);
        Assert.Equal(Enumerable.Range(0, log.Count).Select(i => room.Room.Seq - log.Count + 1 + i), log.Select(f => f.Seq));
    }

    [Fact]
    public void Cards_that_only_their_owners_saw_are_not_in_the_log()
    {
        RoomScenario room = SecretGame.Playing(3);
        room.Do(Alice, SecretGame.Guess(7)).Do(Bob, SecretGame.Guess(SecretGame.Winning));
        int[] cards = [.. room.Log.OfType<CardDealt>().Select(dealt => dealt.Card)];

        IReadOnlyList<RoomEventFrame> log = LogOf(room);

        Assert.Equal(3, cards.Length);
        Assert.All(cards, card => Assert.NotEqual(0, card));
        Assert.Equal([0, 0, 0, 7, 1], log.OfType<DiceRolled>().Select(frame => frame.Roll));
    }

    [Fact]
    public void The_secret_seed_stands_in_the_log_only_where_it_was_revealed()
    {
        RoomScenario room = Begun().PlayToTheEnd();
        string seed = Convert.ToHexStringLower(room.Room.Session!.ServerSeed);

        string[] log = [.. LogOf(room).Select(frame => JsonSerializer.Serialize(frame, ContractsJson.Default.RoomEventFrame))];

        Assert.Equal([log.Length - 1], Enumerable.Range(0, log.Length).Where(i => log[i].Contains(seed, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Who_watched_a_game_cannot_be_told_from_its_log()
    {
        RoomScenario room = Begun();
        room.Do(Carol, new Spectate(Here)).Do(Carol, new StopSpectating(Here)).PlayToTheEnd();

        string log = string.Concat(LogOf(room).Select(frame => JsonSerializer.Serialize(frame, ContractsJson.Default.RoomEventFrame)));

        Assert.Contains("spectator_joined", log, StringComparison.Ordinal);
        Assert.DoesNotContain(Carol, log, StringComparison.Ordinal);
        Assert.DoesNotContain($"\"{Id(Carol)}\"", log, StringComparison.Ordinal);
    }

    private static IReadOnlyList<RoomEventFrame> LogOf(RoomScenario room)
    {
        int begun = room.Log.FindIndex(e => e is GameBegan);
        return GameLog.Of(room.Rules, Here, room.Room.Seq, room.Log[begun..]);
    }
}
