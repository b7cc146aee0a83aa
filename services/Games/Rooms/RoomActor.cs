using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Deadlines;
using BlazingSun.Games.History;
using BlazingSun.Games.Outages;
using BlazingSun.Platform;
using BlazingSun.Platform.Actors;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Games.Rooms;

/// <summary>
/// One room: decides by the rules, saves, and only then tells. A batch of commands is one turn and one write.
/// </summary>
internal sealed class RoomActor(ActorContext context, RoomServices services) : Actor
{
    private const string RetryReminder = "outbox";
    private const string BotReminder = "bot";
    private static readonly TimeSpan RetryIn = TimeSpan.FromSeconds(1);

    // So that a person can follow.
    private static readonly TimeSpan BotThinks = TimeSpan.FromMilliseconds(800);

    private readonly RoomId roomId = Id.Parse<RoomId>(context.ActorId);

    private RoomDocument document = new();
    private string? version;
    private bool botIsWoken;

    public override async ValueTask OnActivateAsync(CancellationToken cancellationToken)
    {
        (document, version) = await services.Store.LoadAsync(roomId, cancellationToken);
        services.Gateways.Note(document.Attendance);
        await FlushAsync(cancellationToken);
        await WakeBotAsync(cancellationToken);
    }

    public override async ValueTask OnReminderAsync(string name, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        if (name == BotReminder)
        {
            await MoveBotAsync(cancellationToken);
        }
        else
        {
            await FlushAsync(cancellationToken);
        }
    }

    /// <summary>What could not be told or done so far is tried once more before the room leaves this host, unless it has another owner.</summary>
    public override async ValueTask OnDeactivateAsync(CancellationToken cancellationToken)
    {
        bool isDone = document.Published >= (document.Room?.Seq ?? 0) && document.Effects.Count == 0;
        if (!isDone && await services.Store.IsCurrentAsync(roomId, version, cancellationToken))
        {
            await FlushAsync(cancellationToken);
        }
    }

    public async ValueTask<RoomBatchResult> HandleAsync(RoomBatch batch, CancellationToken cancellationToken)
    {
        for (bool again = false; ; again = true)
        {
            IReadOnlyList<Outage> outages = await services.Pulse.OutagesAsync(cancellationToken);
            RoomTurn turn = new(services.Rules, document, roomId, new RuleContext(services.Time.GetUtcNow(), services.Random));
            if (await SaveAsync(turn, outages, batch, cancellationToken))
            {
                GamesMetrics.Turned(batch.Requests.Count);
                await TellAsync(turn, cancellationToken);
                await WakeBotAsync(cancellationToken);
                return new RoomBatchResult(turn.Accepted, NextCheck(), turn.Refused, turn.Seated);
            }

            if (again)
            {
                context.DeactivateAfterTurn();
                throw new DependencyUnavailableException("actors", $"room {roomId} has another owner");
            }
        }
    }

    /// <summary>Who looks sees clocks that are right: outages are added first.</summary>
    public async ValueTask<RoomLook> LookAsync(RoomQuestion question, CancellationToken cancellationToken)
    {
        if (document.Room is { } room && RoomOutages.AnyUnseen(room, await services.Pulse.OutagesAsync(cancellationToken)))
        {
            await HandleAsync(new RoomBatch([]), cancellationToken);
        }

        await WakeBotAsync(cancellationToken);
        return RoomLooks.Answer(services.Rules, document, question, services.Time.GetUtcNow());
    }

    // A reminder outlives the process; one that could not be set is set with the next call, at the latest when the turn's time is up.
    private async ValueTask WakeBotAsync(CancellationToken cancellationToken)
    {
        if (!botIsWoken && document.Room is { Closed: false, Session.Turn.Player.IsBot: true })
        {
            botIsWoken = await TryRemindAsync(BotReminder, BotThinks, cancellationToken);
        }
    }

    // Whose turn it is says whether there is anything to do: a reminder that comes twice makes no second move.
    private async ValueTask MoveBotAsync(CancellationToken cancellationToken)
    {
        botIsWoken = false;
        if (document.Room is { } room && services.Rules.ChooseForBot(room, services.Random) is ({ } bot, { } move))
        {
            RoomRequest request = new(move, new Caller(bot.UserId, bot.Name, []), null, null, default);
            await HandleAsync(new RoomBatch([request]), cancellationToken);
        }
    }

    private DateTimeOffset? NextCheck() => document.Room is { } room ? RoomChecks.Next(room, services.Time.GetUtcNow()) : null;

    // False when somebody else saved the room meanwhile: then it is read again, and nothing of the turn has happened.
    private async ValueTask<bool> SaveAsync(
        RoomTurn turn, IReadOnlyList<Outage> outages, RoomBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            await services.Store.SealAsync(roomId, document, cancellationToken);
            turn.Add(outages);
            turn.Run(batch);
            if (!turn.Changed)
            {
                return true;
            }

            if (document.Attendance.Changed)
            {
                services.Gateways.Note(document.Attendance);
            }

            if (await services.Store.SaveAsync(roomId, document, version, cancellationToken) is { } saved)
            {
                version = saved;
                return true;
            }

            (document, version) = await services.Store.LoadAsync(roomId, cancellationToken);
            return false;
        }
        catch
        {
            // The document may hold what is not stored: nobody may hear of it. The next activation reads what is.
            document = new RoomDocument();
            context.DeactivateAfterTurn();
            throw;
        }
    }

    // It is saved, so it happened; what cannot be told or done now follows as soon as that is possible.
    private async ValueTask TellAsync(RoomTurn turn, CancellationToken cancellationToken)
    {
        bool done = await services.Effects.RunAsync(document, before: true, cancellationToken);
        try
        {
            await PublishAsync(turn.Events, turn.Replies, cancellationToken);
        }
        catch (Exception e) when (e is DependencyUnavailableException or OperationCanceledException)
        {
            done = false;
        }

        if (!await services.Effects.RunAsync(document, before: false, cancellationToken) || !done)
        {
            GamesMetrics.PutOff();
            bool onlyGames = done && document.Effects.TrueForAll(effect => effect.Kind == RoomEffectKind.StoreGame);
            await TryRemindAsync(RetryReminder, onlyGames ? GameArchive.Pause : RetryIn, CancellationToken.None);
        }
    }

    // False: not now. The next call finds what is left to do.
    private async ValueTask<bool> TryRemindAsync(string name, TimeSpan dueIn, CancellationToken cancellationToken)
    {
        try
        {
            await context.RegisterReminderAsync(name, dueIn, default, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is DependencyUnavailableException or OperationCanceledException)
        {
            return false;
        }
    }

    private async ValueTask PublishAsync(
        IReadOnlyList<TurnEvent> events, IReadOnlyList<TurnReply> replies, CancellationToken cancellationToken)
    {
        long last = document.Room?.Seq ?? 0;
        if (document.Published + events.Count < last)
        {
            await services.Publisher.PublishAgainAsync(roomId, document, cancellationToken);
            events = [];
        }

        if (events.Count + replies.Count > 0)
        {
            await services.Publisher.PublishAsync(roomId, events, replies, cancellationToken);
        }

        document.Published = last;
    }

    // What was saved but perhaps not told or done. Gateways drop what they already delivered.
    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (document.Room is not null)
        {
            await TellAsync(new RoomTurn(services.Rules, document, roomId, default), cancellationToken);
        }
    }
}
