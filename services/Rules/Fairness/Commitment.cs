using System.Security.Cryptography;

namespace BlazingSun.Rules.Fairness;

/// <summary>What the server binds itself to before a game.</summary>
public static class Commitment
{
    /// <summary>Bytes in a server seed.</summary>
    public const int SeedBytes = 32;

    /// <summary>Lower-case hex of SHA-256 over the seed's raw bytes.</summary>
    public static string Of(ReadOnlySpan<byte> serverSeed)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(serverSeed, hash);
        return Convert.ToHexStringLower(hash);
    }
}
