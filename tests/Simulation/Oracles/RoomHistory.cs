using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Rules.Games;
using BlazingSun.Rules.Games.BiggerDice;
using BlazingSun.Rules.Rooms;
using BlazingSun.Simulation.Worlds;

namespace BlazingSun.Simulation.Oracles;

/// <summary>A room as the store has had it: its events, and its state after each. It only grows.</summary>
internal sealed class RoomHistory(World world, string id)
{
    private static readonly RoomRules Rules = new(new GameCatalog([new BiggerDiceGame()]));

    private readonly RoomId _id = Id.Parse<RoomId>(id);
    private readonly List<Entry> _entries = [];

    public string Room => id;

    public Room? Current => _entries.Count == 0 ? null : _entries[^1].After;

    public long Last => _entries.Count;

    /// <summary>The server seed that nobody may know yet, as it would stand in a frame.</summary>
    public byte[]? Secret { get; private set; }

    /// <summary>The last number that was told to anyone.</summary>
    public long Told { get; set; }

    public IEnumerable<(long Seq, RoomEvent Event)> Events => _entries.Select((entry, i) => (i + 1L, entry.Event));

    /// <summary>The room's own value was stored.</summary>
    public void Saved(JsonElement document)
    {
        JsonElement room = document.GetProperty("room"u8);
        long seq = room.GetProperty("seq"u8).GetInt64();
        JsonElement held = document.GetProperty("held"u8);
        if (seq < Last)
            Report($"went back from number {Last} to {seq}");
        Take(held, seq - held.GetArrayLength() + 1);
        if (Last != seq)
            Report($"has number {seq}, but the events end with {Last}");
        else if (!JsonSerializer.SerializeToUtf8Bytes(Current!, RulesJson.Default.Room).AsSpan().SequenceEqual(JsonMarshal.GetRawUtf8Value(room)))
            Report($"is stored as {room}, but its events make {JsonSerializer.Serialize(Current!, RulesJson.Default.Room)}");
    }

    /// <summary>A chunk of its events was stored.</summary>
    public void Sealed(JsonElement chunk, long first)
    {
        if (first + chunk.GetProperty("held"u8).GetArrayLength() - 1 > Last)
            Report("has a chunk with events that are not saved");
        Take(chunk.GetProperty("held"u8), first);
    }

    /// <summary>Whether this is what the viewer is told under the number.</summary>
    public bool Tells(long seq, ReadOnlySpan<byte> frame, UserId? viewer)
    {
        if (seq < 1 || seq > Last)
            return false;
        Entry entry = _entries[(int)seq - 1];
        entry.Views ??= [.. Rules.View(_id, seq, entry.Event).Select(view => (view.UserIds, Bytes(view.Frame)))];
        foreach ((IReadOnlyList<UserId>? users, byte[] bytes) in entry.Views)
        {
            if ((viewer is null || users is null || users.Contains(viewer.Value)) && bytes.AsSpan().SequenceEqual(frame))
                return true;
        }

        return false;
    }

    /// <summary>Whether this is the room after the number, for this viewer.</summary>
    public bool Shows(long seq, ReadOnlySpan<byte> state, UserId viewer) => StateOf(seq, viewer).AsSpan().SequenceEqual(state);

    public byte[]? StateOf(long seq, UserId viewer) => seq < 1 || seq > Last
        ? null
        : JsonSerializer.SerializeToUtf8Bytes(Rules.View(_entries[(int)seq - 1].After, viewer), ContractsJson.Default.RoomStateFrame);

    public RoomEvent EventAt(long seq) => _entries[(int)seq - 1].Event;

    private static byte[] Bytes(RoomEventFrame frame) => JsonSerializer.SerializeToUtf8Bytes(frame, ContractsJson.Default.RoomEventFrame);

    private void Take(JsonElement held, long first)
    {
        long seq = first;
        foreach (JsonElement stored in held.EnumerateArray())
        {
            if (seq > Last + 1)
                Report($"lost the events between {Last} and {seq}");
            else if (seq == Last + 1)
                Append(stored);
            else if (!_entries[(int)seq - 1].Text.AsSpan().SequenceEqual(JsonMarshal.GetRawUtf8Value(stored)))
                Report($"had {Encoding.UTF8.GetString(_entries[(int)seq - 1].Text)} under number {seq}, and now {stored}");
            seq++;
        }
    }

    private void Append(JsonElement stored)
    {
        RoomEvent e = stored.Deserialize(RulesJson.Default.RoomEvent)!;
        Room? before = Current;
        Room after = Rules.Apply(before, e);
        _entries.Add(new Entry(JsonMarshal.GetRawUtf8Value(stored).ToArray(), e, after));
        world.Trace.Line($"saved {id} {Last}: {stored}");
        new EventCheck(world, this).Check(before, e, after);
        Secret = after.Session is { Outcome: null } session ? Encoding.ASCII.GetBytes(Convert.ToHexStringLower(session.ServerSeed)) : null;
    }

    public void Report(string what) => world.Verdict.Report($"room {id} {what}");

    private sealed record Entry(byte[] Text, RoomEvent Event, Room After)
    {
        public List<(IReadOnlyList<UserId>? Users, byte[] Frame)>? Views { get; set; }
    }
}
