using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using BlazingSun.Platform.Dapr.Sidecar;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Platform.Dapr.PubSub;

/// <summary>One request that publishes several messages of a topic as they are, without an envelope.</summary>
internal sealed class BulkPublish
{
    // 4 MiB is the sidecar's limit for a request; base64 makes four bytes out of three.
    private const int MostBytes = 2 * 1024 * 1024;

    private readonly List<PendingPublish> _entries = [];
    private readonly List<BusMessage> _messages = [];
    private int _bytes;

    internal bool IsEmpty => _entries.Count == 0;

    /// <summary>Takes the next message of a publisher along, unless the request would become too large.</summary>
    internal bool TryAdd(PendingPublish pending)
    {
        BusMessage message = pending.Next;
        if (!IsEmpty && _bytes + message.Body.Length > MostBytes)
            return false;
        pending.Take();
        _entries.Add(pending);
        _messages.Add(message);
        _bytes += message.Body.Length;
        return true;
    }

    internal int Count => _entries.Count;

    internal HttpContent Content() => SidecarContent.Json(Write, (_bytes * 4 / 3) + (_entries.Count * 128));

    /// <summary>All is accepted.</summary>
    internal void Settle() => _entries.ForEach(static entry => entry.Settle());

    /// <summary>Nothing is known to be accepted.</summary>
    internal void Fail(Exception reason) => _entries.ForEach(entry => entry.Fail(reason));

    /// <summary>The answer may name the entries that failed; then the others are accepted.</summary>
    internal void Fail(ReadOnlySpan<byte> answer, Exception reason)
    {
        HashSet<string?> failed = [.. ReadFailed(answer)];
        for (int i = 0; i < _entries.Count; i++)
        {
            if (failed.Count > 0 && !failed.Contains(Id(i)))
                _entries[i].Settle();
            else
                _entries[i].Fail(reason);
        }
    }

    private static string Id(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string?> ReadFailed(ReadOnlySpan<byte> answer)
    {
        try
        {
            return JsonSerializer.Deserialize(answer, BulkPublishJson.Default.BulkPublishFailure)?.FailedEntries?.Select(entry => entry.EntryId) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        for (int i = 0; i < _messages.Count; i++)
        {
            writer.WriteStartObject();
            writer.WriteString("entryId", Id(i));
            writer.WriteBase64String("event", _messages[i].Body.Span);
            writer.WriteString("contentType", "application/octet-stream");
            writer.WriteStartObject("metadata");
            writer.WriteString("partitionKey", _messages[i].Key);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}

internal sealed record BulkPublishFailure(IReadOnlyList<BulkPublishFailedEntry>? FailedEntries);

internal sealed record BulkPublishFailedEntry(string? EntryId);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BulkPublishFailure))]
internal sealed partial class BulkPublishJson : JsonSerializerContext;
