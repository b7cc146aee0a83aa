using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Rules.Games;
using BlazingSun.Rules.Games.BiggerDice;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Rules.Tests;

/// <summary>A room on a table: users act by name, the clock moves when told, and each step shows what everyone saw of it.</summary>
internal sealed class RoomScenario
{
    public const string Alice = "alice";
    public const string Bob = "bob";
    public const string Carol = "carol";

    public static readonly RoomId Here = new(new Guid("00000000-0000-7000-8000-000000000001"));
    public static readonly RoomCode Code = new("ABC234");
    public static readonly GameSlug Dice = new("bigger_dice");
    private static readonly DateTimeOffset Start = new(2026, 1, 8, 12, 0, 0, TimeSpan.Zero);

    private readonly SeededRandom random;

    public RoomScenario(int seed = 1, params IReadOnlyList<IGame> games)
    {
        random = new SeededRandom(seed);
        Rules = new RoomRules(new GameCatalog(games.Count > 0 ? games : [new BiggerDiceGame()]));
    }

    public RoomRules Rules { get; }

    public Room? State { get; private set; }

    public Room Room => State ?? throw new InvalidOperationException("The room is not open.");

    public DateTimeOffset Now { get; private set; } = Start;

    /// <summary>Every event since the room was opened.</summary>
    public List<RoomEvent> Log { get; } = [];

    /// <summary>What the last accepted command led to.</summary>
    public IReadOnlyList<RoomEvent> Last { get; private set; } = [];

    /// <summary>The frames that everyone saw of the last accepted command.</summary>
    public IReadOnlyList<RoomEventFrame> Frames =>
        [.. Last.Select((e, i) => Rules.View(Here, Room.Seq - Last.Count + 1 + i, e)[^1].Frame)];

    /// <summary>The wire types of <see cref="Frames"/>, without <c>games.event.</c>.</summary>
    public string Told => string.Join(' ', Frames.Select(TypeOf));

    public static UserId Id(string name) => new(name[0]);

    public static Caller As(string name) => new(Id(name), name, ["user"]);

    /// <summary>A room by Alice.</summary>
    public static RoomScenario Opened(RoomConfigPatch? config = null)
    {
        RoomScenario scenario = new();
        scenario.Open(Alice, config);
        return scenario;
    }

    /// <summary>Alice against Bob; Alice is to roll.</summary>
    public static RoomScenario Begun(RoomConfigPatch? config = null)
    {
        RoomScenario scenario = Opened(config);
        scenario.Do(Bob, new TakeSeat(Here));
        return scenario;
    }

    /// <summary>A game that Alice gave up.</summary>
    public static RoomScenario Finished(RoomConfigPatch? config = null)
    {
        RoomScenario scenario = Begun(config);
        scenario.Do(Alice, new Resign(Here));
        return scenario;
    }

    public RoomScenario Open(string by, RoomConfigPatch? config = null) => Do(by, new OpenRoom(Here, Dice, "Sunny", Code, config));

    public RoomScenario Wait(double seconds)
    {
        Now += TimeSpan.FromSeconds(seconds);
        return this;
    }

    public Decision Try(Caller caller, RoomCommand command) => Rules.Decide(State, caller, command, new RuleContext(Now, random));

    public Decision Try(string user, RoomCommand command) => Try(As(user), command);

    public RoomScenario Do(string user, RoomCommand command) => Do(As(user), command);

    public RoomScenario Do(Caller caller, RoomCommand command)
    {
        Decision decision = Try(caller, command);
        Assert.True(decision.IsAccepted, $"{caller.Username} {command.GetType().Name}: {decision.Refusal?.Code}");
        return Take(decision);
    }

    public RoomScenario Roll(string user) => Do(user, new Play(Here, "bigger_dice.roll"));

    public RoomScenario CheckDeadline() => Do(Caller.System, new CheckDeadline(Here));

    /// <summary>The command is refused with this code and changes nothing.</summary>
    public Refusal Refuses(ErrorCode code, string user, RoomCommand command) => Refuses(code, As(user), command);

    public Refusal Refuses(ErrorCode code, Caller caller, RoomCommand command)
    {
        Decision decision = Try(caller, command);
        Assert.False(decision.IsAccepted, $"{caller.Username} {command.GetType().Name} was accepted");
        Assert.Equal(code, decision.Refusal!.Code);
        Assert.Empty(decision.Events);
        return decision.Refusal;
    }

    public RoomScenario Take(Decision decision)
    {
        Last = decision.Events;
        foreach (RoomEvent e in decision.Events)
        {
            State = Rules.Apply(State, e);
            Log.Add(e);
        }

        return this;
    }

    /// <summary>The only frame of this kind that the last command led to.</summary>
    public T Frame<T>()
        where T : RoomEventFrame => Assert.Single(Frames.OfType<T>());

    public RoomStateFrame Sees(string viewer) => Rules.View(Room, Id(viewer));

    public RoomRole? RoleOf(string user) => Room.RoleOf(Id(user));

    /// <summary>Rolls in turn until someone has won.</summary>
    public RoomScenario PlayToTheEnd()
    {
        while (Room.Status == RoomStatus.Playing)
        {
            UserId next = Room.Session!.Turn!.Player;
            Do(new Caller(next, "", []), new Play(Here, "bigger_dice.roll"));
        }

        return this;
    }

    private static string TypeOf(RoomEventFrame frame)
    {
        using JsonDocument json = JsonSerializer.SerializeToDocument(frame, ContractsJson.Default.RoomEventFrame);
        return json.RootElement.GetProperty("type").GetString()!["games.event.".Length..];
    }
}
