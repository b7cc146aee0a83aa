using System.Text.Json;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Rules.Fairness;
using BlazingSun.Rules.Games;
using BlazingSun.Rules.Rooms;
using static BlazingSun.Rules.Tests.RoomScenario;

namespace BlazingSun.Rules.Tests.TestGames;

internal sealed record SecretState(int[] Cards, UserId[] Alive, int Turn) : GameState;

internal sealed record SecretView(int? Own, int Alive) : GameView;

/// <summary>A card that only its owner may know; the others see a zero.</summary>
internal sealed record CardDealt(UserId Player, int Card) : GameEvent
{
    public override IReadOnlyList<EventView> View(RoomId roomId, long seq) =>
    [
        new EventView(new DiceRolled(Player, Card, true, 0) { RoomId = roomId, Seq = seq }, UserIds: [Player]),
        new EventView(new DiceRolled(Player, 0, true, 0) { RoomId = roomId, Seq = seq }),
    ];
}

internal sealed record Guessed(UserId Player, int Number) : GameEvent
{
    public override int FairBytes => Number;

    public override IReadOnlyList<EventView> View(RoomId roomId, long seq) =>
        [new EventView(new DiceRolled(Player, Number, false, 0) { RoomId = roomId, Seq = seq })];
}

internal sealed record Snapped(UserId Player) : GameEvent
{
    public override IReadOnlyList<EventView> View(RoomId roomId, long seq) =>
        [new EventView(new DiceRolled(Player, 0, false, 0) { RoomId = roomId, Seq = seq })];
}

internal sealed record DroppedOut(UserId Player) : GameEvent
{
    public override IReadOnlyList<EventView> View(RoomId roomId, long seq) =>
        [new EventView(new DiceRolled(Player, 0, false, 0) { RoomId = roomId, Seq = seq })];
}

/// <summary>Two to four players with hidden cards, drop-outs and default moves: what the room promises to games beyond dice.</summary>
internal sealed class SecretGame : IGame
{
    public const int Winning = 42;
    public const int SetupSeconds = 10;

    public GameSlug Slug => Dice;

    public string Name => "Secret";

    public string Description => "For tests.";

    public int MinPlayers => 2;

    public int MaxPlayers => 4;

    public IBot Bot { get; } = new OwnCardGuesser();

    public RoomConfig DefaultConfig { get; } = new(4, 2, true, Visibility.Public, StartMode.Auto, 60, 300, 600);

    public static RoomScenario Room(int players, int max, StartMode mode = StartMode.Auto)
    {
        RoomScenario room = new(1, new SecretGame());
        room.Open(Alice, new RoomConfigPatch { MaxPlayers = max, StartMode = mode });
        foreach (string user in new[] { Bob, Carol, "dave" }.Take(players - 1))
        {
            room.Do(user, new TakeSeat(Here));
        }

        return room;
    }

    public static RoomScenario Playing(int players, int? max = null)
    {
        RoomScenario room = Room(players, max ?? players);
        return room.Room.Status == RoomStatus.Playing ? room : room.Do(Alice, new Start(Here));
    }

    public static Play Guess(int number) =>
        new(Here, "bigger_dice.guess", JsonSerializer.SerializeToElement(new { number }, JsonSerializerOptions.Web));

    public GameOpening Start(GameStart start, FairStream stream)
    {
        int[] cards = stream.Shuffle(54);
        UserId[] players = [.. start.Players.Select(p => p.Id)];
        CardDealt[] dealt = [.. players.Select((p, i) => new CardDealt(p, cards[i]))];
        return new GameOpening(new SecretState(cards, players, 0), new NextTurn(players[0], SetupSeconds), dealt);
    }

    public GameDecision Decide(GameSession session, UserId player, string move, JsonElement? arguments)
    {
        SecretState state = (SecretState)session.State!;
        int number = arguments!.Value.GetProperty("number").GetInt32();
        if (move == "snap")
        {
            return GameDecision.GoesOn(new Snapped(player));
        }

        return state.Alive[state.Turn] != player ? GameDecision.Refused(ErrorCode.NOT_YOUR_TURN)
            : number == Winning ? GameDecision.Ends(Won(session, player, EndReason.Score), new Guessed(player, 1))
            : GameDecision.Passes(Next(state), new Guessed(player, number));
    }

    public GameDecision DefaultMove(GameSession session)
    {
        SecretState state = (SecretState)session.State!;
        return GameDecision.Passes(Next(state), new Guessed(state.Alive[state.Turn], 1));
    }

    public GameDecision Leave(GameSession session, UserId player, LeaveKind kind)
    {
        SecretState state = (SecretState)session.State!;
        UserId[] rest = [.. state.Alive.Where(p => p != player)];
        return rest.Length == 1
            ? GameDecision.Ends(Won(session, rest[0], EndReason.Forfeit), new DroppedOut(player))
            : state.Alive[state.Turn] == player ? GameDecision.Passes(Next(state), new DroppedOut(player))
            : GameDecision.GoesOn(new DroppedOut(player));
    }

    public GameState Apply(GameState state, GameEvent e)
    {
        SecretState secret = (SecretState)state;
        return e switch
        {
            Guessed => secret with { Turn = (secret.Turn + 1) % secret.Alive.Length },
            DroppedOut d => Without(secret, d.Player),
            _ => secret,
        };
    }

    public GameView View(GameSession session, UserId viewer)
    {
        int seat = session.SeatOf(viewer);
        SecretState state = (SecretState)session.State!;
        return new SecretView(seat < 0 ? null : state.Cards[seat], state.Alive.Length);
    }

    private static SecretState Without(SecretState state, UserId player)
    {
        UserId[] rest = [.. state.Alive.Where(p => p != player)];
        int turn = Array.IndexOf(state.Alive, player) < state.Turn ? state.Turn - 1 : state.Turn;
        return state with { Alive = rest, Turn = turn % rest.Length };
    }

    private static GameOutcome Won(GameSession session, UserId winner, string reason) =>
        new(winner, new int[session.Players.Count], reason);

    private static NextTurn Next(SecretState state) => new(state.Alive[(state.Turn + 1) % state.Alive.Length]);
}

/// <summary>Guesses the one card that it can see.</summary>
internal sealed class OwnCardGuesser : IBot
{
    public BotMove? Choose(GameView game, UserId me, IRandomSource random) => ((SecretView)game).Own is { } own
        ? new BotMove("guess", JsonSerializer.SerializeToElement(new { number = own }, JsonSerializerOptions.Web))
        : null;
}
