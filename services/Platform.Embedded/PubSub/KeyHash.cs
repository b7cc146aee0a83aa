using System.Runtime.InteropServices;

namespace BlazingSun.Platform.Embedded.PubSub;

/// <summary>Spreads keys over partitions, the same way in every process.</summary>
internal static class KeyHash
{
    private const ulong Prime = 0x9E3779B97F4A7C15;

    internal static int Partition(string key, int partitions)
    {
        if (partitions == 1)
            return 0;
        ReadOnlySpan<char> chars = key;
        ulong hash = (ulong)chars.Length;
        ReadOnlySpan<ulong> blocks = MemoryMarshal.Cast<char, ulong>(chars);
        foreach (ulong block in blocks)
            hash = Mix(hash ^ block);
        foreach (char rest in chars[(blocks.Length * 4)..])
            hash = Mix(hash ^ rest);
        return (int)((hash >> 32) % (uint)partitions);
    }

    private static ulong Mix(ulong hash)
    {
        hash *= Prime;
        return hash ^ (hash >> 29);
    }
}
