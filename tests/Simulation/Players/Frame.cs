using System.Text.Json;

namespace BlazingSun.Simulation.Players;

/// <summary>A frame that a client got.</summary>
internal sealed class Frame
{
    public Frame(byte[] bytes)
    {
        Bytes = bytes;
        Json = JsonElement.Parse(bytes);
        Type = Json.GetProperty("type"u8).GetString()!;
        Room = Text("roomId");
        Correlation = Text("correlationId");
        Seq = Json.TryGetProperty("seq"u8, out JsonElement seq) ? seq.GetInt64() : null;
    }

    public byte[] Bytes { get; }

    public JsonElement Json { get; }

    public string Type { get; }

    public string? Room { get; }

    public string? Correlation { get; }

    public long? Seq { get; }

    public bool IsState => Type == "games.event.room_state";

    /// <summary>A numbered event, not the state that may stand in its place.</summary>
    public bool IsEvent => Seq is not null && !IsState;

    public string? Error => Type == "system.error" ? Text("code") : null;

    /// <summary>The bytes that all viewers share.</summary>
    public ReadOnlySpan<byte> Shared => Correlation is null
        ? Bytes
        : (byte[])[(byte)'{', .. Bytes.AsSpan("{\"correlationId\":\"".Length + Correlation.Length + "\",".Length)];

    public string? Text(string name) =>
        Json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
