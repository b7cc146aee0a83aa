using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using BlazingSun.Platform.Actors;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests.Actors;

/// <summary>What the actors under test did, and what they wait for.</summary>
internal sealed class ActorStage
{
    private readonly Dictionary<string, TaskCompletionSource> _gates = [];
    private int _inside;

    public Recorder<string> Log { get; } = new();

    public int Activations { get; set; }

    public int FailingActivations { get; set; }

    public int FailingReminders { get; set; }

    public int MostInside { get; private set; }

    public void Enter()
    {
        int inside = Interlocked.Increment(ref _inside);
        lock (_gates)
            MostInside = Math.Max(MostInside, inside);
    }

    public void Leave() => Interlocked.Decrement(ref _inside);

    public void Open(string gate) => Gate(gate).TrySetResult();

    public Task WaitAsync(string gate, CancellationToken cancellationToken) => Gate(gate).Task.WaitAsync(cancellationToken);

    private TaskCompletionSource Gate(string gate)
    {
        lock (_gates)
        {
            if (!_gates.TryGetValue(gate, out TaskCompletionSource? source))
                _gates.Add(gate, source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return source;
        }
    }
}

internal sealed record ReminderWish(string Name, TimeSpan? DueIn, string Data = "");

internal sealed class CounterActor(ActorContext context, ActorStage stage, IActorClient client) : Actor
{
    public const string Type = "Counter";

    /// <summary>A reminder that registers itself anew in its own turn, as often as its data say.</summary>
    public const string Again = "again";

    public static readonly ActorMethod<int, int> Add = new(Type, "add", CounterJson.Default.Int32, CounterJson.Default.Int32);
    public static readonly ActorMethod<string, string> Gate = new(Type, "gate", CounterJson.Default.String, CounterJson.Default.String);
    public static readonly ActorMethod<string, string> Fail = new(Type, "fail", CounterJson.Default.String, CounterJson.Default.String);
    public static readonly ActorMethod<int, int> Self = new(Type, "self", CounterJson.Default.Int32, CounterJson.Default.Int32);
    public static readonly ActorMethod<int, int> Leave = new(Type, "leave", CounterJson.Default.Int32, CounterJson.Default.Int32);
    public static readonly ActorMethod<ReminderWish, bool> Remind =
        new(Type, "remind", CounterJson.Default.ReminderWish, CounterJson.Default.Boolean);

    public static readonly ActorMethod<int, int> Missing = new(Type, "missing", CounterJson.Default.Int32, CounterJson.Default.Int32);
    public static readonly ActorMethod<int, int> Nowhere = new("Nowhere", "add", CounterJson.Default.Int32, CounterJson.Default.Int32);

    private int _total;

    public static void AddTo(IServiceCollection services) => services.AddActor(
        Type,
        TimeSpan.FromMinutes(10),
        (provider, context) => new CounterActor(
            context, provider.GetRequiredService<ActorStage>(), provider.GetRequiredService<IActorClient>()),
        methods => methods
            .On(Add, (actor, by, _) => actor.AddAsync(by))
            .On(Gate, (actor, gate, token) => actor.GateAsync(gate, token))
            .On(Fail, (actor, why, _) => actor.FailAsync(why))
            .On(Self, (actor, by, token) => actor.SelfAsync(by, token))
            .On(Leave, (actor, _, _) => actor.LeaveAsync())
            .On(Remind, (actor, wish, token) => actor.RemindAsync(wish, token)));

    public override ValueTask OnActivateAsync(CancellationToken cancellationToken)
    {
        if (stage.FailingActivations-- > 0)
            throw new InvalidOperationException("not now");
        stage.Activations++;
        return ValueTask.CompletedTask;
    }

    public override ValueTask OnDeactivateAsync(CancellationToken cancellationToken)
    {
        stage.Log.Add($"{context.ActorId} deactivated");
        return ValueTask.CompletedTask;
    }

    public override async ValueTask OnReminderAsync(string name, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        string text = Encoding.UTF8.GetString(data.Span);
        stage.Log.Add($"{context.ActorId} {name} {text}");
        if (stage.FailingReminders-- > 0)
            throw new InvalidOperationException("not now");
        if (name == Again && int.Parse(text, CultureInfo.InvariantCulture) is > 0 and int left)
            await RemindAsync(new ReminderWish(Again, TimeSpan.FromMilliseconds(100), $"{left - 1}"), cancellationToken);
    }

    private async ValueTask<int> AddAsync(int by)
    {
        stage.Enter();
        int before = _total;
        await Task.Yield();
        _total = before + by;
        stage.Log.Add($"add {by}");
        stage.Leave();
        return _total;
    }

    private async ValueTask<string> GateAsync(string gate, CancellationToken cancellationToken)
    {
        stage.Log.Add($"{gate} begins");
        await stage.WaitAsync(gate, cancellationToken);
        stage.Log.Add($"{gate} ends");
        return gate;
    }

    private ValueTask<string> FailAsync(string why)
    {
        stage.Log.Add(why);
        throw new InvalidOperationException(why);
    }

    private ValueTask<int> SelfAsync(int by, CancellationToken cancellationToken) =>
        client.InvokeAsync(Add, context.ActorId, by, cancellationToken);

    private ValueTask<int> LeaveAsync()
    {
        context.DeactivateAfterTurn();
        return ValueTask.FromResult(_total);
    }

    private async ValueTask<bool> RemindAsync(ReminderWish wish, CancellationToken cancellationToken)
    {
        if (wish.DueIn is { } dueIn)
            await context.RegisterReminderAsync(wish.Name, dueIn, Encoding.UTF8.GetBytes(wish.Data), cancellationToken);
        else
            await context.UnregisterReminderAsync(wish.Name, cancellationToken);
        return true;
    }
}

[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(ReminderWish))]
internal sealed partial class CounterJson : JsonSerializerContext;
