using BlazingSun.Contracts.Ids;
using BlazingSun.Simulation.Scheduling;
using BlazingSun.Simulation.Worlds;

namespace BlazingSun.Simulation.Players;

/// <summary>A user with one or two tabs. Sends a command until it is answered, with the same id.</summary>
internal sealed class Player
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(4);

    private readonly Dictionary<string, PendingCommand> _pending = [];
    private readonly HashSet<string> _sent = [];
    private int _commands;

    public Player(World world, int number)
    {
        World = world;
        Name = $"player{number}";
        Lane = world.Scheduler.NewLane(Name);
        UserId = new UserId(number);
        Id = UserId.ToString();
        Token = Tokens.Of(UserId, Name, Lane.Time);
        Random = world.Random.Fork();
        Tabs = [new Tab(this, 1), new Tab(this, 2)];
    }

    public World World { get; }

    public string Name { get; }

    public string Id { get; }

    public UserId UserId { get; }

    public string Token { get; }

    public Lane Lane { get; }

    public SeededRandom Random { get; }

    public Tab[] Tabs { get; }

    /// <summary>Never comes back.</summary>
    public bool IsGone { get; set; }

    /// <summary>Has done all that it wanted.</summary>
    public bool IsDone { get; set; }

    /// <summary>A tab that can send.</summary>
    public Tab? Ready => Array.Find(Tabs, tab => tab.IsReady);

    /// <summary>Since when it has been connected without a break, or null.</summary>
    public DateTimeOffset? HereSince { get; set; }

    public Task PauseAsync(TimeSpan time) => World.Scheduler.DelayAsync(time);

    public bool Owns(string? commandId) => commandId is not null && _sent.Contains(commandId);

    /// <summary>Sends a command until it is answered for good.</summary>
    /// <returns>Null when the player is gone, or was away for so long that the answer is no longer kept.</returns>
    public async Task<Frame?> CallAsync(string type, string fields)
    {
        string id = $"{Name}-{++_commands}";
        _sent.Add(id);
        string frame = $$"""{"type":"games.command.{{type}}","id":"{{id}}"{{fields}}}""";
        PendingCommand command = new(id, frame, World.Scheduler.Now);
        _pending.Add(id, command);
        World.Oracle.Commands.Sent(this, id, type);
        while (!IsGone)
        {
            if (await AskAsync(command) is { } answer)
            {
                _pending.Remove(id);
                return answer;
            }

            if (World.Scheduler.Now - command.Since > LongestWait)
            {
                World.Oracle.Commands.GivenUp(this, command);
                return null;
            }
        }

        return null;
    }

    public void Answered(Frame frame)
    {
        if (_pending.TryGetValue(frame.Correlation!, out PendingCommand? command))
            command.Answered(frame);
    }

    /// <summary>Cuts all connections.</summary>
    public void Break(Cut how, TimeSpan away)
    {
        foreach (Tab tab in Tabs)
        {
            tab.AwayUntil = World.Scheduler.Now + away;
            tab.Break(how);
        }
    }

    // One try: null when it is to be sent again.
    private async Task<Frame?> AskAsync(PendingCommand command)
    {
        if (Ready is not { } tab)
        {
            await PauseAsync(TimeSpan.FromMilliseconds(200));
            return null;
        }

        tab.TrySend(command.Text);
        if (!World.Weather.IsCalm && Random.Chance(0.05))
            Random.Pick(Tabs).TrySend(command.Text);
        if (await command.NextAsync(World.Scheduler, Patience) is not { } answer)
            return null;
        if (!PendingCommand.IsToBeSentAgain(answer))
            return answer;
        await PauseAsync(TimeSpan.FromMilliseconds(answer.Json.TryGetProperty("retryAfterMs", out var wait) ? wait.GetInt32() : 1_000));
        return null;
    }
}
