using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Reservations;
using BlazingSun.Games.Rooms;
using BlazingSun.Games.Talk;

namespace BlazingSun.Games.Commands;

/// <summary>Hands a room its share of a batch. A room that cannot be reached in time means an answer, not silence.</summary>
internal sealed class RoomCommands(RoomClient rooms, Seats seats, RoomTalk talk, Refusals refusals)
{
    public Task HandleAsync(IReadOnlyDictionary<RoomId, List<RoomRequest>> byRoom, CancellationToken deadline) =>
        Task.WhenAll(byRoom.Select(room => HandleAsync(room.Key, room.Value, deadline)));

    private async Task HandleAsync(RoomId room, List<RoomRequest> requests, CancellationToken deadline)
    {
        List<RoomRequest> said = requests.FindAll(request => request.Command is PlayerChat or SpectatorChat);
        if (said.Count > 0)
        {
            requests.RemoveAll(said.Contains);
        }

        if (requests.Count > 0)
        {
            await refusals.AnsweringAsync(requests, () => PlayAsync(room, requests, deadline));
        }

        // After the moves of the same batch: who has just come to watch may speak.
        foreach (RoomRequest request in said)
        {
            await refusals.AnsweringAsync([request], () => talk.HandleAsync(request, deadline));
        }
    }

    private async ValueTask<Refusal?> PlayAsync(RoomId room, List<RoomRequest> requests, CancellationToken deadline)
    {
        await RememberSpectatorsAsync(room, requests, deadline);
        await rooms.HandleAsync(room, new RoomBatch(requests), deadline);
        return null;
    }

    private async ValueTask RememberSpectatorsAsync(
        RoomId room, List<RoomRequest> requests, CancellationToken cancellationToken)
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
