using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Actors.Hosting;

/// <summary>
/// Runs turns on actors. A call to an actor that is in memory and idle runs at once on its caller; others wait in line.
/// </summary>
internal sealed class ActorTurns(
    IServiceProvider services,
    IEnumerable<ActorRegistration> registrations,
    IReminders reminders,
    ActorLimits limits,
    TimeProvider time)
{
    private static readonly TimeSpan LeavingTakes = TimeSpan.FromSeconds(5);

    private readonly FrozenDictionary<string, ActorKind> _kinds =
        registrations.ToFrozenDictionary(r => r.ActorType, r => new ActorKind(r), StringComparer.Ordinal);

    private readonly ILogger _log = services.GetRequiredService<ILogger<ActorTurns>>();
    private volatile bool _draining;

    public IEnumerable<ActorKind> Kinds => _kinds.Values;

    public ActorKind Kind(string actorType) =>
        Find(actorType) ?? throw new DependencyUnavailableException("actors", $"no app hosts the actor type '{actorType}'");

    /// <summary>Whether new calls are refused.</summary>
    public bool IsDraining => _draining;

    public ActorKind? Find(string actorType) => _kinds.GetValueOrDefault(actorType);

    /// <summary>From now on every new call is refused.</summary>
    public void Refuse() => _draining = true;

    public ValueTask<TResult> RunAsync<TState, TResult>(
        ActorKind kind, string actorId, ActorTurn<TState, TResult> turn, TState state, CancellationToken cancellationToken)
    {
        Mailbox? mailbox = kind.Find(actorId);
        if (mailbox is null || _draining || mailbox.TryEnter() != Entry.Entered)
            return EnterAndRunAsync(kind, actorId, turn, state, cancellationToken);
        if (mailbox.Activation is not { } activation)
            return ActivateAndRunAsync(kind, actorId, mailbox, turn, state, cancellationToken);

        mailbox.LastUsed = time.GetTimestamp();
        ValueTask<TResult> running;
        try
        {
            running = turn(activation.Actor, state, cancellationToken);
        }
        catch (Exception e)
        {
            running = ValueTask.FromException<TResult>(e);
        }

        if (!running.IsCompletedSuccessfully || activation.Leaving)
            return FinishAsync(kind, actorId, mailbox, running);
        mailbox.Leave();
        return running;
    }

    /// <summary>Ends the activation from outside of a turn, after the turns that are in line.</summary>
    public async ValueTask CloseAsync(ActorKind kind, string actorId, Mailbox mailbox, CancellationToken cancellationToken)
    {
        if (await mailbox.EnterAsync(int.MaxValue, long.MaxValue, cancellationToken))
            await DeactivateAsync(kind, actorId, mailbox);
    }

    /// <summary>Ends the activation within a turn, and the turn.</summary>
    public async ValueTask DeactivateAsync(ActorKind kind, string actorId, Mailbox mailbox)
    {
        if (mailbox.Activation is { } activation)
        {
            mailbox.Activation = null;
            try
            {
                using CancellationTokenSource patience = new(LeavingTakes, time);
                await activation.Actor.OnDeactivateAsync(patience.Token);
            }
            catch (Exception e)
            {
                ActorTurnLog.DeactivationFailed(_log, kind.Name, actorId, e);
            }
        }

        if (mailbox.TryClose())
            kind.Remove(actorId, mailbox);
        else
            mailbox.Leave();
    }

    private async ValueTask<TResult> EnterAndRunAsync<TState, TResult>(
        ActorKind kind, string actorId, ActorTurn<TState, TResult> turn, TState state, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Mailbox mailbox = kind.FindOrAdd(actorId);
            if (_draining)
                throw new DependencyUnavailableException("actors", "the host is stopping");
            if (await mailbox.EnterAsync(limits.MaxWaitingCalls, time.GetTimestamp(), cancellationToken))
                return await ActivateAndRunAsync(kind, actorId, mailbox, turn, state, cancellationToken);
        }
    }

    private async ValueTask<TResult> ActivateAndRunAsync<TState, TResult>(
        ActorKind kind, string actorId, Mailbox mailbox, ActorTurn<TState, TResult> turn, TState state, CancellationToken cancellationToken)
    {
        mailbox.LastUsed = time.GetTimestamp();
        try
        {
            if (mailbox.Activation is null)
            {
                Activation activation = new(kind, actorId, reminders);
                activation.Create(services);
                await activation.Actor.OnActivateAsync(cancellationToken);
                mailbox.Activation = activation;
            }

            return await turn(mailbox.Activation.Actor, state, cancellationToken);
        }
        finally
        {
            await LeaveAsync(kind, actorId, mailbox);
        }
    }

    private async ValueTask<TResult> FinishAsync<TResult>(
        ActorKind kind, string actorId, Mailbox mailbox, ValueTask<TResult> running)
    {
        try
        {
            return await running;
        }
        finally
        {
            await LeaveAsync(kind, actorId, mailbox);
        }
    }

    private ValueTask LeaveAsync(ActorKind kind, string actorId, Mailbox mailbox)
    {
        if (mailbox.Activation is null or { Leaving: true })
            return DeactivateAsync(kind, actorId, mailbox);
        mailbox.Leave();
        return ValueTask.CompletedTask;
    }
}

/// <summary>What runs in a turn.</summary>
internal delegate ValueTask<TResult> ActorTurn<in TState, TResult>(Actor actor, TState state, CancellationToken cancellationToken);
