using System.Data.Common;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Platform;

namespace BlazingSun.Games.Commands;

/// <summary>Commands that no single room can answer, one user's in their order.</summary>
internal sealed class UserCommands(RoomOpening opening, RoomJoining joining, RoomSyncing syncing, RoomListing listing, Refusals refusals)
{
    public async Task HandleAsync(IReadOnlyList<Envelope<ClientCommand>> commands, CancellationToken deadline)
    {
        foreach (Envelope<ClientCommand> command in commands)
        {
            try
            {
                if (await HandleAsync(command, deadline) is { } refusal)
                {
                    await refusals.SendAsync(command, refusal, deadline);
                }
            }
            catch (DependencyUnavailableException e)
            {
                await refusals.SendAsync(command, refusals.Unavailable(e), CancellationToken.None);
            }
            catch (DbException e)
            {
                await refusals.SendAsync(
                    command, refusals.Unavailable(new DependencyUnavailableException("games-database", "a statement failed", e)), CancellationToken.None);
            }
            catch (OperationCanceledException e)
            {
                await refusals.SendAsync(command, refusals.TooLate(e), CancellationToken.None);
            }
            catch (Exception e)
            {
                // A bug. Delivered again it would fail again, so the sender is told and the others go on.
                await refusals.SendAsync(command, refusals.Internal(e), CancellationToken.None);
            }
        }
    }

    private ValueTask<Refusal?> HandleAsync(Envelope<ClientCommand> command, CancellationToken cancellationToken) =>
        command.Payload switch
        {
            CreateRoom create => opening.OpenAsync(command, create, cancellationToken),
            JoinRoom join => joining.JoinAsync(command, join, cancellationToken),
            SyncState sync => syncing.SyncAsync(command, sync, cancellationToken),
            ListRooms rooms => listing.ListAsync(command, rooms, cancellationToken),
            _ => ValueTask.FromResult<Refusal?>(Refusal.Of(ErrorCode.UNKNOWN_TYPE)),
        };
}
