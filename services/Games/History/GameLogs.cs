using System.Runtime.CompilerServices;
using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Json;
using BlazingSun.Games.Rooms;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Games.History;

/// <summary>Collects a finished game's events from where its room holds them: the newest in its document, older ones in chunks.</summary>
internal sealed class GameLogs(RoomStore store, RoomRules rules)
{
    /// <summary>Events that a stored game has at most; of a longer one only the result is kept.</summary>
    public const int MaxEvents = 20_000;

    /// <summary>The frames that everyone saw, from the game's first event to number <paramref name="last"/>; none when not all are held.</summary>
    public async ValueTask<IReadOnlyList<RawFrame>> ReadAsync(RoomDocument document, long last, CancellationToken cancellationToken)
    {
        List<RoomEvent> newestFirst = [];
        await foreach (EventRun run in RunsAsync(document, cancellationToken))
        {
            if (TakeGame(newestFirst, run, last))
            {
                newestFirst.Reverse();
                return [.. GameLog.Of(rules, document.Room!.Id, last, newestFirst).Select(Finished)];
            }

            if (newestFirst.Count >= MaxEvents)
            {
                break;
            }
        }

        return [];
    }

    // True when the event that began the game is among them.
    private static bool TakeGame(List<RoomEvent> newestFirst, EventRun run, long last)
    {
        List<RoomEvent> events = [];
        run.Events.ReadInto(events);
        for (int i = events.Count - 1; i >= 0; i--)
        {
            bool isLater = run.Last - (events.Count - 1 - i) > last;
            if (!isLater)
            {
                newestFirst.Add(events[i]);
            }

            if (!isLater && events[i] is GameBegan)
            {
                return true;
            }
        }

        return false;
    }

    private static RawFrame Finished(RoomEventFrame frame) => new(JsonSerializer.SerializeToUtf8Bytes(frame, ContractsJson.Default.RoomEventFrame));

    private async IAsyncEnumerable<EventRun> RunsAsync(RoomDocument document, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Room room = document.Room!;
        foreach (EventRun run in document.Held.NewestFirst(room.Seq))
        {
            yield return run;
        }

        string? older = document.Held.Older;
        while (older is not null && await store.ReadChunkAsync(room.Id, older, cancellationToken) is { } chunk)
        {
            yield return new EventRun(chunk.Last, chunk.Events);
            older = chunk.Before;
        }
    }
}
