using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace BlazingSun.Rules.Fairness;

/// <summary>
/// The random stream of one game, which anyone can check once the server seed is known: HMAC-SHA256 blocks keyed by the server seed
/// over the client seeds and the block's number. It is computed anew from an offset, so nothing but the offset is stored.
/// </summary>
/// <param name="serverSeed">The game's 32 secret bytes.</param>
/// <param name="clientSeeds">The players' seeds in seat order; empty where a player gave none.</param>
/// <param name="offset">Bytes that were taken before.</param>
public sealed class FairStream(byte[] serverSeed, IReadOnlyList<string> clientSeeds, long offset = 0)
{
    private const int BlockBytes = HMACSHA256.HashSizeInBytes;
    private const int LongestNumber = 20;

    private Block block;
    private long blockNumber = -1;

    /// <summary>Bytes taken so far, from the game's start.</summary>
    public long Offset { get; private set; } = offset;

    /// <summary>A die: 1 to 6.</summary>
    public int Die() => Below(6) + 1;

    /// <summary>A number from 0 to below <paramref name="bound"/>, each equally likely; the bound is 1 to 256.</summary>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bound, 256);
        int fair = 256 - (256 % bound);
        int value = Next();
        while (value >= fair)
        {
            value = Next();
        }

        return value % bound;
    }

    /// <summary>The numbers 0 to below <paramref name="count"/> (1 to 256), shuffled.</summary>
    public int[] Shuffle(int count)
    {
        int[] cards = [.. Enumerable.Range(0, count)];
        Shuffle(cards);
        return cards;
    }

    /// <summary>Shuffles in place (Fisher–Yates from the end); at most 256 items.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int other = Below(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    private byte Next()
    {
        (long number, long position) = Math.DivRem(Offset, BlockBytes);
        if (number != blockNumber)
        {
            Compute(number);
        }

        Offset++;
        return block[(int)position];
    }

    private void Compute(long number)
    {
        int length = LongestNumber + clientSeeds.Count;
        for (int i = 0; i < clientSeeds.Count; i++)
        {
            length += Encoding.UTF8.GetMaxByteCount(clientSeeds[i].Length);
        }

        Span<byte> message = length <= 2048 ? stackalloc byte[length] : new byte[length];
        int used = 0;
        for (int i = 0; i < clientSeeds.Count; i++)
        {
            used += Encoding.UTF8.GetBytes(clientSeeds[i], message[used..]);
            message[used++] = (byte)':';
        }

        number.TryFormat(message[used..], out int digits);
        HMACSHA256.HashData(serverSeed, message[..(used + digits)], block);
        blockNumber = number;
    }

    [InlineArray(BlockBytes)]
    private struct Block
    {
        private byte first;
    }
}
