using System.Buffers;
using System.Text.Json;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Games.Rooms;

/// <summary>All that is stored of a room, in one value under one key: what is saved together is true together.</summary>
internal sealed class RoomDocument
{
    public Room? Room { get; set; }

    public AnswerBook Answers { get; private init; } = new();

    public HeldEvents Held { get; } = new();

    /// <summary>The last event that is known to be published. Later ones are the outbox.</summary>
    public long Published { get; set; }

    /// <summary>What must still happen outside of the room.</summary>
    public List<RoomEffect> Effects { get; private init; } = [];

    /// <summary>Tells after an unanswered save whether what is stored is ours.</summary>
    public Guid SaveId { get; set; }

    public void WriteTo(IBufferWriter<byte> buffer)
    {
        using Utf8JsonWriter json = new(buffer, new JsonWriterOptions { SkipValidation = true });
        json.WriteStartObject();
        json.WriteString("save"u8, SaveId);
        json.WriteNumber("published"u8, Published);
        json.WritePropertyName("room"u8);
        JsonSerializer.Serialize(json, Room!, RulesJson.Default.Room);
        WriteAnswers(json);
        WriteEffects(json);
        json.WritePropertyName("held"u8);
        WriteHeld(json);
        json.WriteEndObject();
    }

    public static RoomDocument Read(ReadOnlyMemory<byte> value)
    {
        using JsonDocument json = JsonDocument.Parse(value);
        JsonElement root = json.RootElement;
        RoomDocument document = new()
        {
            SaveId = SaveIdOf(root),
            Published = root.GetProperty("published"u8).GetInt64(),
            Room = root.GetProperty("room"u8).Deserialize(RulesJson.Default.Room),
            Answers = AnswerBook.Read(root.GetProperty("answers"u8).GetBytesFromBase64()),
            Effects = [.. root.GetProperty("effects"u8).EnumerateArray().Select(e => RoomEffect.Parse(e.GetString()!))],
        };
        foreach (JsonElement held in root.GetProperty("held"u8).EnumerateArray())
        {
            document.Held.Add(System.Text.Encoding.UTF8.GetBytes(held.GetRawText()));
        }

        return document;
    }

    public static Guid ReadSaveId(ReadOnlyMemory<byte> value)
    {
        using JsonDocument json = JsonDocument.Parse(value);
        return SaveIdOf(json.RootElement);
    }

    private static Guid SaveIdOf(JsonElement root) => root.GetProperty("save"u8).GetGuid();

    private void WriteAnswers(Utf8JsonWriter json)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Answers.ByteCount);
        Answers.WriteTo(bytes);
        json.WriteBase64String("answers"u8, bytes.AsSpan(0, Answers.ByteCount));
        ArrayPool<byte>.Shared.Return(bytes);
    }

    private void WriteEffects(Utf8JsonWriter json)
    {
        json.WriteStartArray("effects"u8);
        foreach (RoomEffect effect in Effects)
        {
            json.WriteStringValue(effect.ToString());
        }

        json.WriteEndArray();
    }

    private void WriteHeld(Utf8JsonWriter json)
    {
        ReadOnlySpan<byte> joined = Held.Joined;
        byte[] array = ArrayPool<byte>.Shared.Rent(joined.Length + 2);
        array[0] = (byte)'[';
        joined.CopyTo(array.AsSpan(1));
        array[joined.Length + 1] = (byte)']';
        json.WriteRawValue(array.AsSpan(0, joined.Length + 2), skipInputValidation: true);
        ArrayPool<byte>.Shared.Return(array);
    }
}
