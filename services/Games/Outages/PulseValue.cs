using System.Text.Json.Serialization;
using BlazingSun.Contracts.Json;

namespace BlazingSun.Games.Outages;

/// <summary>A time in which no clock ran: the platform was away.</summary>
internal sealed record Outage(DateTimeOffset From, DateTimeOffset Until);

/// <summary>What is stored of the pulse.</summary>
/// <param name="Beat">When the platform was last known to be there.</param>
/// <param name="Outages">The newest ones, in order.</param>
internal sealed record PulseValue(DateTimeOffset Beat, IReadOnlyList<Outage> Outages)
{
    /// <summary>Longer than this without a beat is an outage, where there is reason to suspect one.</summary>
    public static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(2);

    private const int MostOutages = 64;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public PulseValue Beaten(DateTimeOffset now) => new(now, Fresh(now));

    /// <summary>A beat after a time in which there may have been none.</summary>
    public PulseValue Resumed(DateTimeOffset now) =>
        now - Beat > Tolerated ? new(now, [.. Fresh(now).TakeLast(MostOutages - 1), new Outage(Beat, now)]) : Beaten(now);

    private IReadOnlyList<Outage> Fresh(DateTimeOffset now) =>
        Outages.Count > 0 && now - Outages[0].Until > Kept ? [.. Outages.Where(o => now - o.Until <= Kept)] : Outages;
}

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(PulseValue))]
internal sealed partial class PulseJson : JsonSerializerContext;
