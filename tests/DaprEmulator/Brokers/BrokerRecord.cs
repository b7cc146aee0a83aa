using System.Globalization;

namespace BlazingSun.DaprEmulator.Brokers;

/// <summary>What is to be published.</summary>
internal sealed record NewRecord(string? Key, byte[] Value, IReadOnlyDictionary<string, string> Headers, int? Partition = null)
{
    /// <summary>As the client library counts a record.</summary>
    internal int Size => Value.Length + (Key?.Length ?? 0) + 36 + Headers.Sum(header => header.Key.Length + header.Value.Length + 10);
}

/// <summary>A record in a partition.</summary>
internal sealed record BrokerRecord(string Topic, int Partition, long Offset, DateTimeOffset Time, NewRecord Content)
{
    internal string? Key => Content.Key;

    internal byte[] Value => Content.Value;

    /// <summary>What the subscriber sees of it; the publisher's metadata win, so a dead letter names the topic it comes from.</summary>
    internal SortedDictionary<string, string> Metadata()
    {
        SortedDictionary<string, string> metadata = new(StringComparer.Ordinal)
        {
            ["__offset"] = Offset.ToString(CultureInfo.InvariantCulture),
            ["__partition"] = Partition.ToString(CultureInfo.InvariantCulture),
            ["__timestamp"] = Time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            ["__topic"] = Topic,
        };
        if (Key is not null)
            metadata["__key"] = Key;
        foreach ((string name, string value) in Content.Headers)
            metadata[name] = value;
        return metadata;
    }
}
