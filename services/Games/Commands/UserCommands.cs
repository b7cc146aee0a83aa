using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Json;
using BlazingSun.Games.Lobby;
using BlazingSun.Platform;

namespace BlazingSun.Games.Commands;

/// <summary>Commands that no single room can answer, one user's in their order.</summary>
internal sealed class UserCommands(RoomOpening opening, RoomJoining joining, RoomSyncing syncing, RoomList list, Replies replies)
{
    public async Task HandleAsync(IReadOnlyList<Envelope<ClientCommand>> commands, CancellationToken cancellationToken)
    {
        foreach (Envelope<ClientCommand> command in commands)
        {
            try
            {
                if (await HandleAsync(command, cancellationToken) is { } refusal)
                {
                    await replies.RefuseAsync(command, refusal, cancellationToken);
                }
            }
            catch (DependencyUnavailableException)
            {
                await replies.RefuseAsync(command, RoomCommands.Unavailable, cancellationToken);
            }
        }
    }

    private ValueTask<Refusal?> HandleAsync(Envelope<ClientCommand> command, CancellationToken cancellationToken) =>
        command.Payload switch
        {
            CreateRoom create => opening.OpenAsync(command, create, cancellationToken),
            JoinRoom join => joining.JoinAsync(command, join, cancellationToken),
            SyncState sync => syncing.SyncAsync(command, sync, cancellationToken),
            ListRooms rooms => ListAsync(command, rooms, cancellationToken),
            _ => ValueTask.FromResult<Refusal?>(Refusal.Of(ErrorCode.UNKNOWN_TYPE)),
        };

    private async ValueTask<Refusal?> ListAsync(Envelope<ClientCommand> command, ListRooms wanted, CancellationToken cancellationToken)
    {
        if (wanted.GameType is { } game && !list.Knows(game))
        {
            return Refusal.Of(ErrorCode.GAME_TYPE_UNKNOWN);
        }

        byte[] frame = JsonSerializer.SerializeToUtf8Bytes(
            await list.ReadAsync(wanted.GameType, wanted.Status, cancellationToken), ContractsJson.Default.RoomsUpdated);
        await replies.SendAsync(command, new RawFrame(frame), cancellationToken);
        return null;
    }
}
