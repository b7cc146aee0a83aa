using System.Security.Cryptography;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Rules.Tests;

/// <summary>Random bytes that a seed decides.</summary>
internal sealed class SeededRandom(int seed) : IRandomSource
{
    private int counter;

    public void Fill(Span<byte> bytes)
    {
        byte[] block = SHA256.HashData([(byte)seed, (byte)(seed >> 8), (byte)(seed >> 16), (byte)counter++]);
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = block[i % block.Length];
        }
    }
}
