using System.Buffers;
using System.Text;
using System.Text.Json;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Games.Rooms;

/// <summary>
/// All that is stored of a room. What is saved together is true together: one value under one key. Only events and answers that were
/// saved so before move to chunks, which never change.
/// </summary>
internal sealed class RoomDocument
{
    public Room? Room { get; set; }

    public AnswerBook Answers { get; } = new();

    public HeldEvents Held { get; } = new();

    public Attendance Attendance { get; private init; } = new();

    /// <summary>The last event that is known to be published. Later ones are the outbox.</summary>
    public long Published { get; set; }

    /// <summary>What must still happen outside of the room.</summary>
    public List<RoomEffect> Effects { get; private init; } = [];

    /// <summary>When to try again to store its games; not saved.</summary>
    public DateTimeOffset StoreGamesAt { get; set; }

    /// <summary>Tells after an unanswered save whether what is stored is ours.</summary>
    public Guid SaveId { get; set; }

    /// <summary>Writes the value that is saved with every move.</summary>
    public void WriteTo(IBufferWriter<byte> buffer)
    {
        using Utf8JsonWriter json = new(buffer, new JsonWriterOptions { SkipValidation = true });
        json.WriteStartObject();
        json.WriteString("save"u8, SaveId);
        json.WriteNumber("published"u8, Published);
        json.WritePropertyName("room"u8);
        JsonSerializer.Serialize(json, Room!, RulesJson.Default.Room);
        Attendance.WriteTo(json);
        WriteEffects(json);
        WriteChunkNames(json);
        WriteRecent(json);
        json.WriteEndObject();
    }

    /// <summary>Writes the recent events and answers as the chunk that they become, and from then on saves them no more.</summary>
    public string SealInto(IBufferWriter<byte> buffer)
    {
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteString("before"u8, Held.BeforeNext);
            WriteRecent(json);
            json.WriteEndObject();
        }

        Answers.Seal();
        return Held.Seal(Room!.Seq).Name;
    }

    /// <summary>Reads a document; its chunks, oldest first, are those that are still there.</summary>
    public static RoomDocument Read(JsonElement root, IEnumerable<(string Name, JsonElement Value)> chunks)
    {
        RoomDocument document = new()
        {
            SaveId = SaveIdOf(root),
            Published = root.GetProperty("published"u8).GetInt64(),
            Room = root.GetProperty("room"u8).Deserialize(RulesJson.Default.Room),
            Attendance = Attendance.Read(root),
            Effects = [.. root.GetProperty("effects"u8).EnumerateArray().Select(RoomEffect.Read)],
        };
        foreach ((string name, JsonElement chunk) in chunks)
        {
            document.Answers.Read(chunk.GetProperty("answers"u8).GetBytesFromBase64());
            document.Held.AddChunk(ReadChunk(name, chunk));
        }

        document.Answers.Seal();
        document.Answers.Read(root.GetProperty("answers"u8).GetBytesFromBase64());
        foreach (JsonElement held in root.GetProperty("held"u8).EnumerateArray())
        {
            document.Held.Add(Encoding.UTF8.GetBytes(held.GetRawText()));
        }

        return document;
    }

    public static Guid SaveIdOf(JsonElement root) => root.GetProperty("save"u8).GetGuid();

    public static IEnumerable<string> ChunksOf(JsonElement root) => root.GetProperty("chunks"u8).EnumerateArray().Select(c => c.GetString()!);

    /// <summary>The events of a chunk.</summary>
    public static SealedEvents ReadChunk(string name, JsonElement chunk)
    {
        EventBytes events = new();
        foreach (JsonElement held in chunk.GetProperty("held"u8).EnumerateArray())
        {
            events.Add(Encoding.UTF8.GetBytes(held.GetRawText()));
        }

        return new SealedEvents(name, events, chunk.TryGetProperty("before"u8, out JsonElement before) ? before.GetString() : null);
    }

    private void WriteEffects(Utf8JsonWriter json)
    {
        json.WriteStartArray("effects"u8);
        foreach (RoomEffect effect in Effects)
        {
            effect.WriteTo(json);
        }

        json.WriteEndArray();
    }

    private void WriteChunkNames(Utf8JsonWriter json)
    {
        json.WriteStartArray("chunks"u8);
        foreach (string name in Held.Chunks)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }

    private void WriteRecent(Utf8JsonWriter json)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Math.Max(Answers.ByteCount, Held.RecentJson.Length + 2));
        Answers.WriteTo(bytes);
        json.WriteBase64String("answers"u8, bytes.AsSpan(0, Answers.ByteCount));
        ReadOnlySpan<byte> events = Held.RecentJson;
        bytes[0] = (byte)'[';
        events.CopyTo(bytes.AsSpan(1));
        bytes[events.Length + 1] = (byte)']';
        json.WritePropertyName("held"u8);
        json.WriteRawValue(bytes.AsSpan(0, events.Length + 2), skipInputValidation: true);
        ArrayPool<byte>.Shared.Return(bytes);
    }
}
