using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Json;
using BlazingSun.Games.Lobby;

namespace BlazingSun.Games.Commands;

/// <summary>Answers with the lobby's list.</summary>
internal sealed class RoomListing(RoomList list, Replies replies)
{
    public async ValueTask<Refusal?> ListAsync(Envelope<ClientCommand> command, ListRooms wanted, CancellationToken cancellationToken)
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
