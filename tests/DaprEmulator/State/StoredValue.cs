using System.Globalization;
using System.Text;

namespace BlazingSun.DaprEmulator.State;

/// <summary>A value in a store.</summary>
/// <param name="Json">The bytes that are given back.</param>
/// <param name="ETag">Its version.</param>
/// <param name="FirstWrite">Whether Redis has marked the key: then it refuses every save without the right version.</param>
/// <param name="Expires">When it goes.</param>
internal sealed record StoredValue(string Json, string ETag, bool FirstWrite, DateTimeOffset? Expires)
{
    internal byte[] ToBytes() => Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{ETag}\n{FirstWrite}\n{Expires?.UtcTicks}\n{Json}"));

    internal static StoredValue Parse(byte[] bytes)
    {
        string[] parts = Encoding.UTF8.GetString(bytes).Split('\n', 4);
        DateTimeOffset? expires = long.TryParse(parts[2], CultureInfo.InvariantCulture, out long ticks) ? new(ticks, TimeSpan.Zero) : null;
        return new StoredValue(parts[3], parts[0], bool.Parse(parts[1]), expires);
    }
}

/// <summary>A save, or a delete when there is no value.</summary>
internal sealed record StateWrite(string Key, string? Json, string? ETag = null)
{
    internal bool FirstWrite { get; init; }

    internal bool LastWrite { get; init; }

    /// <summary>Null = not said; zero or less = for ever.</summary>
    internal int? TtlSeconds { get; init; }
}

/// <summary>Why a store did not write.</summary>
internal enum Refusal
{
    None,

    /// <summary>The version is another one.</summary>
    Mismatch,

    /// <summary>No such version can be.</summary>
    InvalidETag,

    /// <summary>Redis says no without saying why.</summary>
    Failed,
}
