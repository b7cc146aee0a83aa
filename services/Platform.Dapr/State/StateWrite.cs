using System.Globalization;
using System.Text.Json;
using BlazingSun.Platform.State;

namespace BlazingSun.Platform.Dapr.State;

/// <summary>A write as the sidecar takes it: only over what was found, whether that is a version or nothing.</summary>
/// <param name="Key">The key.</param>
/// <param name="SaveId">The id of this save.</param>
/// <param name="Value">What to save; null = delete.</param>
/// <param name="TimeToLive">After this time the key is gone.</param>
internal sealed record StateWrite(string Key, string SaveId, ReadOnlyMemory<byte>? Value, TimeSpan? TimeToLive)
{
    // On Redis a save without a time leaves the old one in force. What was to expire and is now kept gets a time that nobody lives to see.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(3_650);

    /// <summary>Writes the request for a save over what was found.</summary>
    internal void Write(Utf8JsonWriter writer, StoredValue? over)
    {
        writer.WriteStartObject();
        writer.WriteString("key", Key);
        TimeSpan? time = TimeToLive ?? (over is { Expires: true } ? Kept : null);
        if (Value is { } value)
            writer.WriteString("value", StoredValue.Text(SaveId, time is not null, value.Span));
        if (over is not null)
            writer.WriteString("etag", over.ETag);
        if (Value is not null)
            WriteOptions(writer, time);
        writer.WriteEndObject();
    }

    private static void WriteOptions(Utf8JsonWriter writer, TimeSpan? time)
    {
        if (time is { } life)
        {
            writer.WriteStartObject("metadata");
            writer.WriteString("ttlInSeconds", Math.Max(1, Math.Ceiling(life.TotalSeconds)).ToString(CultureInfo.InvariantCulture));
            writer.WriteEndObject();
        }

        writer.WriteStartObject("options");
        writer.WriteString("concurrency", "first-write");
        writer.WriteEndObject();
    }

    /// <summary>True when this write was carried out and is what is stored.</summary>
    internal bool IsDone(StoredValue? stored) => Value is null ? stored is null : stored?.SaveId == SaveId;

    /// <summary>True when what is stored is what a write demands.</summary>
    internal static bool IsMet(Expected expected, StoredValue? stored) => expected.What switch
    {
        Expected.Kind.Absent => stored is null,
        Expected.Kind.Version => stored is not null && stored.SaveId == expected.ETag,
        _ => true,
    };
}
