using System.Security.Cryptography;
using System.Text;

namespace BlazingSun.Rules.Fairness;

/// <summary>The blocks that the stream is cut from. The last one is kept: 32 bytes serve some thirty dice.</summary>
internal sealed class FairBlocks(byte[] serverSeed, IReadOnlyList<string> clientSeeds)
{
    public const int BlockBytes = HMACSHA256.HashSizeInBytes;
    private const int LongestNumber = 20;
    private const int OnStack = 2048;

    // Replaced as a whole, so that readers on several threads see a number with its own bytes.
    private Block? last;

    public byte this[long position]
    {
        get
        {
            (long number, long index) = Math.DivRem(position, BlockBytes);
            Block block = last is { } kept && kept.Number == number ? kept : last = new Block(number, Compute(number));
            return block.Bytes[index];
        }
    }

    private byte[] Compute(long number)
    {
        int length = LongestNumber + clientSeeds.Count;
        for (int i = 0; i < clientSeeds.Count; i++)
        {
            length += Encoding.UTF8.GetMaxByteCount(clientSeeds[i].Length);
        }

        Span<byte> message = length <= OnStack ? stackalloc byte[length] : new byte[length];
        int used = 0;
        for (int i = 0; i < clientSeeds.Count; i++)
        {
            used += Encoding.UTF8.GetBytes(clientSeeds[i], message[used..]);
            message[used++] = (byte)':';
        }

        number.TryFormat(message[used..], out int digits);
        return HMACSHA256.HashData(serverSeed, message[..(used + digits)]);
    }

    private sealed record Block(long Number, byte[] Bytes);
}
