using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Lobby;
using BlazingSun.Games.Rooms;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Games.Gateways;

/// <summary>Tells all open rooms that a gateway is gone. They know best whom that concerns.</summary>
internal sealed class GatewaySweep(RoomList list, RoomClient rooms, ILogger<GatewaySweep> log)
{
    private const int AtOnce = 32;

    /// <exception cref="Platform.DependencyUnavailableException">Not all rooms could be told; telling all of them again does no harm.</exception>
    public async Task TellAsync(GatewayId gateway, CancellationToken cancellationToken)
    {
        IReadOnlyList<RoomId> open = await list.OpenRoomsAsync(cancellationToken);
        log.GatewaySilent(gateway.ToString(), open.Count);
        foreach (RoomId[] some in open.Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(room => TellAsync(room, gateway, cancellationToken)));
        }
    }

    private async Task TellAsync(RoomId room, GatewayId gateway, CancellationToken cancellationToken)
    {
        RoomRequest gone = RoomRequest.Fact(new GatewayGone(room, gateway), Caller.System.UserId);
        await rooms.HandleAsync(room, new RoomBatch([gone]), cancellationToken);
    }
}
