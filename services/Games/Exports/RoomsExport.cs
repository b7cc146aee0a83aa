using System.Text.Json;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Reservations;
using BlazingSun.Platform.Exports;

namespace BlazingSun.Games.Exports;

internal sealed class RoomsExport(Seats seats) : IExportSection
{
    public string Name => "rooms";

    public async ValueTask<ExportItems> ReadAsync(UserId user, string? from, CancellationToken cancellationToken)
    {
        UserSeats own = await seats.OfAsync(user, cancellationToken);
        IEnumerable<ExportedRoom> playing = own.Playing.Select(seat => new ExportedRoom(seat.Value.RoomId, seat.Key, true));
        IEnumerable<ExportedRoom> watching = own.Watching.Select(room => new ExportedRoom(room, null, false));
        return new ExportItems([.. playing.Concat(watching).Select(room => JsonSerializer.SerializeToElement(room, GamesExportJson.Default.ExportedRoom))]);
    }
}
