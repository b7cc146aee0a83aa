using System.Security.Cryptography;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Platform.Ids;

/// <summary>The operating system's cryptographic generator.</summary>
public sealed class SystemRandomSource : IRandomSource
{
    /// <inheritdoc/>
    public void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}

/// <summary>Version 7 UUIDs from the given clock and random source (RFC 9562, section 5.7).</summary>
public sealed class UuidSource(TimeProvider time, IRandomSource random) : IIdSource
{
    /// <inheritdoc/>
    public Guid New()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.Fill(bytes);
        long milliseconds = time.GetUtcNow().ToUnixTimeMilliseconds();
        for (int i = 0; i < 6; i++)
        {
            bytes[i] = (byte)(milliseconds >> (8 * (5 - i)));
        }

        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
