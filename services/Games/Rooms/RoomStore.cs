using System.Buffers;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform;
using BlazingSun.Platform.State;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.Rooms;

/// <summary>How a save of a room ended.</summary>
internal enum SaveOutcome
{
    /// <summary>It is stored.</summary>
    Saved,

    /// <summary>Somebody else saved the room since it was read: this activation is stale.</summary>
    Stale,
}

/// <summary>Loads and saves one room: one value under one key, fenced by its version.</summary>
internal sealed class RoomStore([FromKeyedServices(StateStores.Rooms)] IStateStore store, IIdSource ids)
{
    private const int Tries = 3;

    // A closed room can be looked up for a day.
    private static readonly TimeSpan ClosedKept = TimeSpan.FromHours(24);

    /// <summary>The room's key.</summary>
    public static string KeyOf(RoomId room) => $"room:{room}";

    public async ValueTask<(RoomDocument Document, string? Version)> LoadAsync(RoomId room, CancellationToken cancellationToken)
    {
        StateEntry? entry = await store.GetAsync(KeyOf(room), cancellationToken);
        return entry is null ? (new RoomDocument(), null) : (RoomDocument.Read(entry.Value), entry.ETag);
    }

    /// <summary>
    /// Saves over the version that was read. A save that failed or went unanswered is not guessed at: the key is read again,
    /// and the save id inside the value tells whose it is.
    /// </summary>
    /// <exception cref="DependencyUnavailableException">The store is away; whether the save happened is not known.</exception>
    public async ValueTask<(SaveOutcome Outcome, string? Version)> SaveAsync(
        RoomId room, RoomDocument document, string? version, CancellationToken cancellationToken)
    {
        document.SaveId = ids.New();
        ArrayBufferWriter<byte> buffer = new(4096);
        document.WriteTo(buffer);
        Expected expected = version is null ? Expected.Absent : Expected.Version(version);
        for (int attempt = 1; ; attempt++)
        {
            StateOperation save = new(KeyOf(room), buffer.WrittenMemory, expected, document.Room!.Closed ? ClosedKept : null);
            if (await TrySaveAsync(save, attempt == Tries, cancellationToken) is { } saved)
            {
                return (SaveOutcome.Saved, saved);
            }

            StateEntry? stored = await store.GetAsync(KeyOf(room), cancellationToken);
            if (stored is not null && RoomDocument.ReadSaveId(stored.Value) == document.SaveId)
            {
                return (SaveOutcome.Saved, stored.ETag);
            }

            if (stored?.ETag != version)
            {
                return (SaveOutcome.Stale, null);
            }
        }
    }

    private async ValueTask<string?> TrySaveAsync(StateOperation save, bool last, CancellationToken cancellationToken)
    {
        try
        {
            string? version = await store.SaveAsync(save.Key, save.Value!.Value, save.Expected, save.TimeToLive, cancellationToken);
            return version is null && last
                ? throw new DependencyUnavailableException(StateStores.Rooms, "refuses a save over the version that it has")
                : version;
        }
        catch (DependencyUnavailableException) when (!last)
        {
            return null;
        }
    }
}
