using System.Security.Cryptography;
using System.Text;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Reservations;
using BlazingSun.Games.Rooms;
using BlazingSun.Platform;

namespace BlazingSun.Games.Commands;

/// <summary>Opens a room: reserves seat, name and code, then gives the room its first command.</summary>
internal sealed class RoomOpening(
    RoomTrial trial, RoomClient rooms, SeatClaims claims, NameReservations names, RoomInputs inputs)
{
    private const int CodeTries = 20;

    public async ValueTask<Refusal?> OpenAsync(Envelope<ClientCommand> command, CreateRoom create, CancellationToken cancellationToken)
    {
        Caller caller = command.Actor!;
        (RoomId room, bool answered) = await RoomIdAsync(caller.UserId, command.CorrelationId, cancellationToken);
        OpenRoom open = new(room, create.GameType, create.RoomName, RoomCode.Draw(inputs.Random), create.Config);
        if (answered)
        {
            await rooms.HandleAsync(room, Batch(command, open), cancellationToken);
            return null;
        }

        return await trial.TryAsync(caller, open, cancellationToken)
            ?? await ReserveAsync(caller, open, cancellationToken)
            ?? await OpenAsync(command, open, cancellationToken);
    }

    // The seat last: claiming it may leave a finished room, and a refused command changes nothing.
    private async ValueTask<Refusal?> ReserveAsync(Caller caller, OpenRoom open, CancellationToken cancellationToken)
    {
        string name = NameReservations.NameKey(open.GameType, open.RoomName);
        if (!await names.TryReserveAsync(name, open.RoomId, cancellationToken))
        {
            return Refusal.Of(ErrorCode.ROOM_NAME_TAKEN);
        }

        Refusal? refusal = await claims.TakeAsync(caller, open.GameType, open.RoomId, cancellationToken);
        if (refusal is not null)
        {
            await names.ReleaseAsync(name, open.RoomId, cancellationToken);
        }

        return refusal;
    }

    private async ValueTask<Refusal?> OpenAsync(Envelope<ClientCommand> command, OpenRoom open, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < CodeTries; attempt++)
        {
            if (await names.TryReserveAsync(NameReservations.CodeKey(open.RoomCode), open.RoomId, cancellationToken))
            {
                await rooms.HandleAsync(open.RoomId, Batch(command, open), cancellationToken);
                return null;
            }

            open = open with { RoomCode = RoomCode.Draw(inputs.Random) };
        }

        throw new DependencyUnavailableException("rooms", "no free room code was found");
    }

    // The same command id leads to the same room, so a repeated creation finds its first answer there.
    private async ValueTask<(RoomId Room, bool Answered)> RoomIdAsync(UserId user, string? commandId, CancellationToken cancellationToken)
    {
        for (int attempt = 0; commandId is not null; attempt++)
        {
            RoomId room = Derive($"{user}:{commandId}:{attempt}");
            RoomLook look = await rooms.LookAsync(room, new RoomQuestion(user, CommandId: commandId), cancellationToken);
            if (!look.Exists || look.Answered)
            {
                return (room, look.Answered);
            }
        }

        return (new RoomId(inputs.Ids.New()), false);
    }

    // Version 8 of RFC 9562: a UUID of one's own making.
    private static RoomId Derive(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new RoomId(new Guid(hash[..16], bigEndian: true));
    }

    private static RoomBatch Batch(Envelope<ClientCommand> command, OpenRoom open) =>
        new([RoomRequest.From(command, open)]);
}
