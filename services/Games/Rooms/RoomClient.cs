using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Actors;

namespace BlazingSun.Games.Rooms;

/// <summary>Talks to room actors wherever they live.</summary>
internal sealed class RoomClient(IActorClient actors)
{
    public ValueTask<RoomBatchResult> HandleAsync(RoomId room, RoomBatch batch, CancellationToken cancellationToken) =>
        actors.InvokeAsync(RoomActorMethods.Handle, room.ToString(), batch, cancellationToken);

    public ValueTask<RoomLook> LookAsync(RoomId room, RoomQuestion question, CancellationToken cancellationToken) =>
        actors.InvokeAsync(RoomActorMethods.Look, room.ToString(), question, cancellationToken);
}
