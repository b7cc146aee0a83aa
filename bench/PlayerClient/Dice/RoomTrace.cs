namespace BlazingSun.Players.Dice;

/// <summary>Compares what the two players of a room saw under each event number.</summary>
public sealed class RoomTrace(string room, Violations violations)
{
    // The players of a room are never further apart than the events of one move; 64 is far more than that.
    private readonly (long Seq, int Hash)[] _recent = new (long, int)[64];
    private readonly Lock _lock = new();

    /// <summary>Notes that a player saw these bytes under this number.</summary>
    public void Saw(long seq, ReadOnlySpan<byte> content)
    {
        HashCode code = default;
        code.AddBytes(content);
        int hash = code.ToHashCode();
        lock (_lock)
        {
            ref (long Seq, int Hash) slot = ref _recent[seq % _recent.Length];
            if (slot.Seq == seq && slot.Hash != hash)
                violations.Add($"room {room}: the players saw different events under number {seq}");
            slot = (seq, hash);
        }
    }

    /// <summary>Notes a violation of one player in this room.</summary>
    public void Violated(string player, string what) => violations.Add($"room {room}, player {player}: {what}");
}
