using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Reservations;
using BlazingSun.Games.Rooms;
using BlazingSun.Platform;

namespace BlazingSun.Games.Commands;

/// <summary>Hands a room its share of a batch. A room that cannot be reached in time means an answer, not silence.</summary>
internal sealed class RoomCommands(RoomClient rooms, Seats seats, Refusals refusals, TimeProvider time)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    public async Task HandleAsync(RoomId room, IReadOnlyList<RoomRequest> requests, CancellationToken cancellationToken)
    {
        using CancellationTokenSource deadline = new(Deadline, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await RememberSpectatorsAsync(room, requests, either.Token);
            await rooms.HandleAsync(room, new RoomBatch(requests), either.Token);
        }
        catch (DependencyUnavailableException e)
        {
            await refusals.SendAsync(requests, refusals.Unavailable(e), cancellationToken);
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested)
        {
            await refusals.SendAsync(
                requests, refusals.Unavailable(new DependencyUnavailableException("rooms", "no answer in time", e)), cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A bug. Delivered again it would fail again, so the senders are told and the others play on.
            await refusals.SendAsync(requests, refusals.Internal(e), cancellationToken);
        }
    }

    private async ValueTask RememberSpectatorsAsync(
        RoomId room, IReadOnlyList<RoomRequest> requests, CancellationToken cancellationToken)
    {
        foreach (RoomRequest request in requests)
        {
            if (request.Command is Spectate)
            {
                await seats.WatchAsync(request.Caller.UserId, room, cancellationToken);
            }
        }
    }
}
