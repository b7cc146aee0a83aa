namespace BlazingSun.Rules.Fairness;

/// <summary>
/// The random stream of one game, which anyone can check once the server seed is known: HMAC-SHA256 blocks keyed by the server seed
/// over the client seeds and the block's number. It is computed anew from an offset, so nothing but the offset is stored.
/// </summary>
public sealed class FairStream
{
    private readonly FairBlocks blocks;

    /// <summary>The stream from an offset on.</summary>
    /// <param name="serverSeed">The game's 32 secret bytes.</param>
    /// <param name="clientSeeds">The players' seeds in seat order; empty where a player gave none.</param>
    /// <param name="offset">Bytes that were taken before.</param>
    public FairStream(byte[] serverSeed, IReadOnlyList<string> clientSeeds, long offset = 0)
        : this(new FairBlocks(serverSeed, clientSeeds), offset)
    {
    }

    internal FairStream(FairBlocks blocks, long offset) => (this.blocks, Offset) = (blocks, offset);

    /// <summary>Bytes taken so far, from the game's start.</summary>
    public long Offset { get; private set; }

    /// <summary>A die: 1 to 6.</summary>
    public int Die() => Below(6) + 1;

    /// <summary>A number from 0 to below <paramref name="bound"/>, each equally likely; the bound is 1 to 256.</summary>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bound, 256);
        int fair = 256 - (256 % bound);
        int value = blocks[Offset++];
        while (value >= fair)
        {
            value = blocks[Offset++];
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
}
