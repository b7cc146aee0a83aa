using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Commands;
using BlazingSun.Games.Reservations;
using BlazingSun.Games.Rooms;
using BlazingSun.Platform;

namespace BlazingSun.Games.Commands;

/// <summary>Hands a room its share of a batch. A room that cannot be reached in time means an answer, not silence.</summary>
internal sealed class RoomCommands(RoomClient rooms, Seats seats, Replies replies, TimeProvider time)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    public async Task HandleAsync(RoomId room, IReadOnlyList<RoomRequest> requests, CancellationToken cancellationToken)
    {
        using CancellationTokenSource deadline = new(Deadline, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            foreach (RoomRequest request in requests)
            {
                if (request.Command is Spectate)
                {
                    await seats.WatchAsync(request.Caller.UserId, room, either.Token);
                }
            }

            await rooms.HandleAsync(room, new RoomBatch(requests), either.Token);
        }
        catch (Exception e) when (e is DependencyUnavailableException || (e is OperationCanceledException && deadline.IsCancellationRequested))
        {
            await replies.RefuseAsync(requests, Unavailable, cancellationToken);
        }
    }

    public static Refusal Unavailable { get; } = Refusal.Of(ErrorCode.UNAVAILABLE) with { RetryAfterMs = 1000 };
}
