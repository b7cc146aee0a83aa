using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;

namespace BlazingSun.Games.Commands;

/// <summary>Commands that no single room can answer, one user's in their order.</summary>
internal sealed class UserCommands(RoomOpening opening, RoomJoining joining, RoomSyncing syncing, RoomListing listing, Refusals refusals)
{
    public async Task HandleAsync(IReadOnlyList<Envelope<ClientCommand>> commands, CancellationToken deadline)
    {
        foreach (Envelope<ClientCommand> command in commands)
        {
            await refusals.AnsweringAsync(command, () => HandleAsync(command, deadline));
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
