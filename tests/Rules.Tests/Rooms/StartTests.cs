using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Rooms;
using static BlazingSun.Rules.Tests.RoomScenario;

namespace BlazingSun.Rules.Tests.Rooms;

public sealed class StartTests
{
    private static readonly RoomConfigPatch ByHost = new() { StartMode = StartMode.Host };
    private static readonly RoomConfigPatch WhenReady = new() { StartMode = StartMode.Ready };

    [Fact]
    public void The_start_names_players_first_turn_time_and_commitment()
    {
        RoomScenario room = Begun();
        GameStarted started = room.Frame<GameStarted>();
        Assert.Equal([new PlayerName(Id(Alice), Alice), new PlayerName(Id(Bob), Bob)], started.Players);
        Assert.Equal(Id(Alice), started.FirstTurn);
        Assert.Equal(room.Now.AddSeconds(60), started.TurnEndsAt);
        Assert.Equal(room.Room.Session!.Commitment, started.Fairness.Commitment);
    }

    [Fact]
    public void In_ready_mode_the_game_starts_when_all_are_ready()
    {
        RoomScenario room = Opened(WhenReady).Do(Alice, new Ready(Here)).Do(Bob, new TakeSeat(Here));
        Assert.Equal(RoomStatus.Waiting, room.Room.Status);
        Assert.Equal("player_ready game_started", room.Do(Bob, new Ready(Here)).Told);
    }

    [Fact]
    public void In_ready_mode_who_takes_it_back_is_waited_for()
    {
        RoomScenario room = Opened(WhenReady).Do(Bob, new TakeSeat(Here))
            .Do(Alice, new Ready(Here)).Do(Alice, new Ready(Here, false)).Do(Bob, new Ready(Here));
        Assert.Equal("player_ready", room.Told);
        Assert.False(room.Sees(Alice).You.Ready);
        Assert.True(room.Sees(Bob).You.Ready);
    }

    [Fact]
    public void In_ready_mode_one_alone_does_not_start() =>
        Assert.Equal("player_ready", Opened(WhenReady).Do(Alice, new Ready(Here)).Told);

    [Fact]
    public void In_ready_mode_the_host_cannot_hurry() =>
        Opened(WhenReady).Do(Bob, new TakeSeat(Here)).Refuses(ErrorCode.INVALID_ACTION, Alice, new Start(Here));

    [Fact]
    public void In_host_mode_the_host_starts()
    {
        RoomScenario room = Opened(ByHost).Do(Bob, new TakeSeat(Here));
        Assert.Equal("player_joined", room.Told);
        Assert.Equal("game_started", room.Do(Alice, new Start(Here)).Told);
    }

    [Fact]
    public void Only_the_host_starts()
    {
        RoomScenario room = Opened(ByHost).Do(Bob, new TakeSeat(Here)).Do(Carol, new Spectate(Here));
        room.Refuses(ErrorCode.NOT_HOST, Bob, new Start(Here));
        room.Refuses(ErrorCode.SPECTATORS_CANNOT_ACT, Carol, new Start(Here));
        room.Refuses(ErrorCode.NOT_IN_ROOM, "dave", new Start(Here));
    }

    [Fact]
    public void Nobody_starts_alone() => Opened(ByHost).Refuses(ErrorCode.NOT_ENOUGH_PLAYERS, Alice, new Start(Here));

    [Fact]
    public void A_game_starts_once() => Begun().Refuses(ErrorCode.GAME_ALREADY_STARTED, Alice, new Start(Here));

    [Fact]
    public void During_the_game_nobody_needs_to_be_ready() =>
        Begun().Refuses(ErrorCode.GAME_ALREADY_STARTED, Alice, new Ready(Here));

    [Fact]
    public void Only_players_are_ready()
    {
        RoomScenario room = Opened().Do(Carol, new Spectate(Here));
        room.Refuses(ErrorCode.SPECTATORS_CANNOT_ACT, Carol, new Ready(Here));
        room.Refuses(ErrorCode.NOT_IN_ROOM, Bob, new Ready(Here));
    }

    [Theory]
    [InlineData("a:b")]
    [InlineData(":")]
    public void A_client_seed_with_a_colon_is_refused(string seed)
    {
        Refusal refusal = Opened().Refuses(ErrorCode.BAD_MESSAGE, Alice, new Ready(Here, true, seed));
        Assert.StartsWith("clientSeed", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_seed_has_at_most_64_characters()
    {
        Opened().Do(Alice, new Ready(Here, true, new string('x', 64)));
        Opened().Refuses(ErrorCode.BAD_MESSAGE, Alice, new Ready(Here, true, new string('x', 65)));
    }

    [Fact]
    public void Client_seeds_are_part_of_the_stream_in_seat_order()
    {
        RoomScenario room = Opened().Do(Alice, new Ready(Here, true, "sun"));
        Assert.Equal("player_ready", room.Told);
        room.Do(Bob, new TakeSeat(Here));
        Assert.Equal(["sun", ""], room.Room.Session!.ClientSeeds);
    }

    [Fact]
    public void Without_a_turn_limit_turns_do_not_end()
    {
        RoomScenario room = Begun(new RoomConfigPatch { TurnSeconds = 0 });
        Assert.Null(room.Frame<GameStarted>().TurnEndsAt);
        Assert.Null(room.Roll(Alice).Frame<TurnChanged>().TurnEndsAt);
    }
}
