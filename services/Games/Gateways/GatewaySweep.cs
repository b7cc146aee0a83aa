using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Lobby;
using BlazingSun.Games.Rooms;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Games.Gateways;

/// <summary>Tells all open rooms that a gateway is gone. They know best whom that concerns.</summary>
internal sealed class GatewaySweep(
    RoomList list, RoomClient rooms, KnownGateways gateways, TimeProvider time, ILogger<GatewaySweep> log)
{
    private const int AtOnce = 32;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Tells them, unless the gateway is heard of meanwhile. A room that cannot be told does not keep the others from hearing it.</summary>
    /// <returns>Whether all were told; telling all of them again does no harm.</returns>
    public async Task<bool> TellAsync(GatewayId gateway, CancellationToken cancellationToken)
    {
        IReadOnlyList<RoomId> open = await list.OpenRoomsAsync(cancellationToken);
        log.GatewaySilent(gateway.ToString(), open.Count);
        bool all = true;
        foreach (RoomId[] some in open.Chunk(AtOnce))
        {
            if (!gateways.IsSilent(gateway))
            {
                break;
            }

            bool[] told = await Task.WhenAll(some.Select(room => TryTellAsync(room, gateway, cancellationToken)));
            all &= Array.TrueForAll(told, one => one);
        }

        return all;
    }

    private async Task<bool> TryTellAsync(RoomId room, GatewayId gateway, CancellationToken cancellationToken)
    {
        RoomRequest gone = RoomRequest.Fact(new GatewayGone(room, gateway), Caller.System.UserId);
        using CancellationTokenSource deadline = new(Patience, time);
        await using CancellationTokenRegistration stop = cancellationToken.UnsafeRegister(
            static source => ((CancellationTokenSource)source!).Cancel(), deadline);
        try
        {
            await rooms.HandleAsync(room, new RoomBatch([gone]), deadline.Token);
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever is wrong with this one room, the others have to hear it.
            log.RoomNotTold(e, room.ToString());
            return false;
        }
    }
}
