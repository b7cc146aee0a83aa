using System.Collections.Concurrent;

namespace BlazingSun.Players;

/// <summary>What bots saw that must not happen. Safe for threads.</summary>
public sealed class Violations
{
    private const int Kept = 20;
    private readonly ConcurrentQueue<string> _first = new();
    private int _count;

    /// <summary>How many there were.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The first 20 of them.</summary>
    public IReadOnlyCollection<string> First => _first;

    /// <summary>Notes one.</summary>
    public void Add(string what)
    {
        if (Interlocked.Increment(ref _count) <= Kept)
            _first.Enqueue(what);
    }
}
