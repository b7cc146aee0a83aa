using System.Buffers;
using System.Text.Json;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform;
using BlazingSun.Platform.State;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.Rooms;

/// <summary>Loads and saves one room: one value under one key, fenced by its version, and beside it the chunks of older events.</summary>
internal sealed class RoomStore([FromKeyedServices(StateStores.Rooms)] IStateStore store, IIdSource ids, TimeProvider time)
{
    private const int Tries = 3;

    // A closed room can be looked up for a day. Who comes back to events that are older than that gets the room's state.
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public async ValueTask<(RoomDocument Document, string? Version)> LoadAsync(RoomId room, CancellationToken cancellationToken)
    {
        if (await store.GetAsync(KeyOf(room), cancellationToken) is not { } entry)
        {
            return (new RoomDocument(), null);
        }

        JsonElement root = JsonElement.Parse(entry.Value.Span);
        List<(string, JsonElement)> chunks = [];
        foreach (string name in RoomDocument.ChunksOf(root))
        {
            if (await store.GetAsync(ChunkKeyOf(room, name), cancellationToken) is { } chunk)
            {
                chunks.Add((name, JsonElement.Parse(chunk.Value.Span)));
            }
            else
            {
                chunks.Clear();
            }
        }

        return (RoomDocument.Read(root, chunks), entry.ETag);
    }

    /// <summary>A chunk of older events; null when its time is over.</summary>
    public async ValueTask<SealedEvents?> ReadChunkAsync(RoomId room, string name, CancellationToken cancellationToken) =>
        await store.GetAsync(ChunkKeyOf(room, name), cancellationToken) is { } chunk
            ? RoomDocument.ReadChunk(name, JsonElement.Parse(chunk.Value.Span))
            : null;

    /// <summary>Puts the recent events and answers, all of which are saved, into a chunk when there are enough of them.</summary>
    /// <exception cref="DependencyUnavailableException">The store is away; the document must be loaded again.</exception>
    public async ValueTask SealAsync(RoomId room, RoomDocument document, CancellationToken cancellationToken)
    {
        if (document.Held.RecentCount < HeldEvents.SealAt)
        {
            return;
        }

        ArrayBufferWriter<byte> buffer = new(8192);
        string name = document.SealInto(buffer);
        await store.SaveAsync(ChunkKeyOf(room, name), buffer.WrittenMemory, Expected.Any, Kept, cancellationToken);
    }

    /// <summary>
    /// Saves over the version that was read. A save that failed or went unanswered is not guessed at: the key is read again,
    /// and the save id inside the value tells whose it is.
    /// </summary>
    /// <returns>The new version; null when somebody else saved the room since: this activation is stale.</returns>
    /// <exception cref="DependencyUnavailableException">The store is away; whether the save happened is not known.</exception>
    public async ValueTask<string?> SaveAsync(RoomId room, RoomDocument document, string? version, CancellationToken cancellationToken)
    {
        long began = time.GetTimestamp();
        string? saved = await SaveNewAsync(room, document, version, cancellationToken);
        GamesMetrics.Saved(time.GetElapsedTime(began));
        if (saved is null)
        {
            GamesMetrics.Conflict();
        }

        return saved;
    }

    /// <summary>Whether nobody has saved the room since that version.</summary>
    public async ValueTask<bool> IsCurrentAsync(RoomId room, string? version, CancellationToken cancellationToken) =>
        version is not null && (await store.GetAsync(KeyOf(room), cancellationToken))?.ETag == version;

    private async ValueTask<string?> SaveNewAsync(RoomId room, RoomDocument document, string? version, CancellationToken cancellationToken)
    {
        document.SaveId = ids.New();
        ArrayBufferWriter<byte> buffer = new(4096);
        document.WriteTo(buffer);
        StateOperation save = new(
            KeyOf(room), buffer.WrittenMemory, version is null ? Expected.Absent : Expected.Version(version), document.Room!.Closed ? Kept : null);
        for (int attempt = 1; ; attempt++)
        {
            if (await TrySaveAsync(save, attempt == Tries, cancellationToken) is { } saved)
            {
                return saved;
            }

            StateEntry? stored = await store.GetAsync(save.Key, cancellationToken);
            if (stored is not null && RoomDocument.SaveIdOf(JsonElement.Parse(stored.Value.Span)) == document.SaveId)
            {
                return stored.ETag;
            }

            if (stored?.ETag != version)
            {
                return null;
            }
        }
    }

    private static string KeyOf(RoomId room) => $"room:{room}";

    private static string ChunkKeyOf(RoomId room, string name) => $"room:{room}:{name}";

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
