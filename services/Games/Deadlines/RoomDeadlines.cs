using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Rooms;
using BlazingSun.Platform.Workflows;

namespace BlazingSun.Games.Deadlines;

/// <summary>Which room to ask, and when.</summary>
public sealed record RoomWatch(RoomId RoomId, DateTimeOffset At);

/// <summary>Sleeps until a room wants to be asked, asks it, and starts anew with the time that it answers. Ends with the room.</summary>
public sealed class RoomDeadlines : Workflow<RoomWatch, bool>
{
    /// <inheritdoc/>
    public override async Task<bool> RunAsync(WorkflowContext context, RoomWatch input)
    {
        ArgumentNullException.ThrowIfNull(context);
        await context.CreateTimerAsync(input.At);
        DateTimeOffset? next = await AskRoom.CallAsync(context, input.RoomId);
        if (next is not null)
        {
            context.ContinueAsNew(input with { At = next.Value });
        }

        return next is null;
    }
}

/// <summary>A seat that is kept for a player without a connection.</summary>
public sealed record SeatWatch(RoomId RoomId, DateTimeOffset ReconnectBy, UserId UserId);

/// <summary>
/// Waits for the player or for the end of the window, and then asks the room, which decides. When the seat is still kept, as after an
/// outage, it waits again.
/// </summary>
public sealed class ReconnectionWindow : Workflow<SeatWatch, bool>
{
    /// <summary>The event that ends the window early.</summary>
    public const string Reconnected = "reconnected";

    /// <inheritdoc/>
    public override async Task<bool> RunAsync(WorkflowContext context, SeatWatch input)
    {
        ArgumentNullException.ThrowIfNull(context);
        using CancellationTokenSource over = new();
        Task<bool> back = context.WaitForExternalEventAsync<bool>(Reconnected, over.Token);
        Task end = context.CreateTimerAsync(input.ReconnectBy, over.Token);
        if (await Task.WhenAny(back, end) == back)
        {
            return true;
        }

        // What comes from now on is kept for the next round.
        over.Cancel();
        await AskRoom.CallAsync(context, input.RoomId);
        if (await AskSeat.CallAsync(context, input) is { } until)
        {
            context.ContinueAsNew(input with { ReconnectBy = until });
        }

        return false;
    }
}

/// <summary>Asks a room until when it keeps the seat of a player without a connection; null = it does not.</summary>
internal sealed class AskSeat(RoomClient rooms) : WorkflowActivity<SeatWatch, DateTimeOffset?>
{
    public static Task<DateTimeOffset?> CallAsync(WorkflowContext context, SeatWatch seat) => AskRoom.CallAsync(context, nameof(AskSeat), seat);

    public override async Task<DateTimeOffset?> RunAsync(WorkflowActivityContext context, SeatWatch input) =>
        (await rooms.LookAsync(input.RoomId, new RoomQuestion(input.UserId), context.CancellationToken)).SeatKeptUntil;
}

/// <summary>Asks a room to look at its deadlines; answers when it wants to be asked again.</summary>
internal sealed class AskRoom(RoomClient rooms) : WorkflowActivity<RoomId, DateTimeOffset?>
{
    private static readonly TimeSpan OutagePause = TimeSpan.FromSeconds(30);

    private static readonly WorkflowTaskOptions SomeAttempts = new(new WorkflowRetryPolicy(
        MaxNumberOfAttempts: 6, FirstRetryInterval: TimeSpan.FromSeconds(1), BackoffCoefficient: 2));

    /// <summary>Asks; when the room cannot be asked now, the answer is to ask again in a while. So histories stay short in long outages.</summary>
    public static Task<DateTimeOffset?> CallAsync(WorkflowContext context, RoomId room) => CallAsync(context, nameof(AskRoom), room);

    /// <summary>Likewise, by another question.</summary>
    public static async Task<DateTimeOffset?> CallAsync(WorkflowContext context, string question, object input)
    {
        try
        {
            return await context.CallActivityAsync<DateTimeOffset?>(question, input, SomeAttempts);
        }
        catch (WorkflowTaskFailedException)
        {
            return context.CurrentUtcDateTimeOffset + OutagePause;
        }
    }

    public override async Task<DateTimeOffset?> RunAsync(WorkflowActivityContext context, RoomId input)
    {
        RoomRequest ask = RoomRequest.Fact(new CheckDeadline(input), Caller.System.UserId);
        return (await rooms.HandleAsync(input, new RoomBatch([ask]), context.CancellationToken)).NextCheck;
    }
}
