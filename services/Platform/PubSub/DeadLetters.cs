using System.Buffers;
using System.Diagnostics.Metrics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace BlazingSun.Platform.PubSub;

/// <summary>
/// Where messages go that can never be handled: the topic <c>&lt;topic&gt;.dead</c>, under their own key, as
/// <c>{topic, key, reason, time, body}</c>, with <c>bodyBase64</c> instead of <c>body</c> for what is not UTF-8, and cut when it is too long
/// (then with <c>bodyBytes</c>, the full length). Counted as <c>blazingsun.dead_letters</c> by topic.
/// </summary>
public sealed class DeadLetters
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "BlazingSun.Platform.PubSub";

    private const int LongestMessage = 1024 * 1024;
    private const int CutBody = 700 * 1024;

    // Readable in the broker's tools; nothing here goes into a page.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IBus _bus;
    private readonly TimeProvider _time;
    private readonly Counter<long> _count;

    /// <summary>Publishes on the bus.</summary>
    public DeadLetters(IBus bus, TimeProvider time, IMeterFactory meters)
    {
        (_bus, _time) = (bus, time);
        _count = meters.Create(MeterName).CreateCounter<long>("blazingsun.dead_letters", "{message}", "Messages that could not be handled");
    }

    /// <summary>Publishes a message to the topic's dead letters. Afterwards the consumer treats it as handled.</summary>
    /// <exception cref="DependencyUnavailableException">The broker is away; the message has to come again.</exception>
    public async ValueTask PublishAsync(string topic, BusMessage message, string reason, CancellationToken cancellationToken)
    {
        byte[] letter = Write(topic, message, reason);
        await _bus.PublishAsync(topic + ".dead", new BusMessage(message.Key, letter), cancellationToken);
        _count.Add(1, new KeyValuePair<string, object?>("topic", topic));
    }

    private byte[] Write(string topic, BusMessage message, string reason)
    {
        byte[] letter = Write(topic, message, reason, Utf8.IsValid(message.Body.Span));
        return letter.Length <= LongestMessage ? letter : Write(topic, message, reason, asText: false);
    }

    private byte[] Write(string topic, BusMessage message, string reason, bool asText)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, Readable))
        {
            ReadOnlySpan<byte> body = message.Body.Span;
            writer.WriteStartObject();
            writer.WriteString("topic", topic);
            writer.WriteString("key", message.Key);
            writer.WriteString("reason", reason);
            writer.WriteString("time", _time.GetUtcNow());
            if (asText)
                writer.WriteString("body", body);
            else
                writer.WriteBase64String("bodyBase64", body[..Math.Min(body.Length, CutBody)]);
            if (!asText && body.Length > CutBody)
                writer.WriteNumber("bodyBytes", body.Length);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
