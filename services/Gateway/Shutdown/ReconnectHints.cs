using BlazingSun.Contracts.Ids;

namespace BlazingSun.Gateway.Shutdown;

/// <summary>Spreads the return of all clients, so that they do not stand at the door in one moment.</summary>
internal sealed class ReconnectHints(IRandomSource random)
{
    // A restart takes about as long.
    private const int EarliestMs = 500;
    private const int LeastSpreadMs = 1_000;
    private const int MostSpreadMs = 10_000;
    private const int ComingPerSecond = 1_000;

    /// <summary>How long one of so many sockets shall wait, in milliseconds.</summary>
    public int Next(int sockets)
    {
        int spread = Math.Clamp(sockets * (1_000 / ComingPerSecond), LeastSpreadMs, MostSpreadMs);
        Span<byte> bytes = stackalloc byte[4];
        random.Fill(bytes);
        return EarliestMs + (int)(BitConverter.ToUInt32(bytes) % (uint)spread);
    }
}
