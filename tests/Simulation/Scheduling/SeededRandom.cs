using System.Buffers.Binary;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Simulation.Scheduling;

/// <summary>SplitMix64: the same numbers for the same seed on every machine.</summary>
internal sealed class SeededRandom(ulong seed) : IRandomSource
{
    private ulong _state = seed;

    public ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 to below the bound.</summary>
    public int Below(int bound) => (int)(Next() % (uint)bound);

    /// <summary>From least to most, both included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool Chance(double probability) => (Next() >> 11) * (1.0 / (1UL << 53)) < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>A time up to the most, short ones more often than long ones.</summary>
    public TimeSpan Short(TimeSpan most)
    {
        double part = (Next() >> 11) * (1.0 / (1UL << 53));
        return TimeSpan.FromTicks((long)(most.Ticks * part * part * part));
    }

    /// <summary>Another source, decided by this one.</summary>
    public SeededRandom Fork() => new(Next());

    public void Fill(Span<byte> bytes)
    {
        Span<byte> block = stackalloc byte[sizeof(ulong)];
        while (!bytes.IsEmpty)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(block, Next());
            int count = Math.Min(block.Length, bytes.Length);
            block[..count].CopyTo(bytes);
            bytes = bytes[count..];
        }
    }
}
