using System.Text.Json;
using System.Text.Json.Serialization;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Contracts.Json;

/// <summary>Writes an id as a JSON string, also as a property name; anything else is a <see cref="JsonException"/>.</summary>
public sealed class IdConverter<TId> : JsonConverter<TId>
    where TId : struct, IId<TId>
{
    /// <inheritdoc/>
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Parse(reader.GetString()!) : throw new JsonException($"{typeof(TId).Name} is a string.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    /// <inheritdoc/>
    public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString()!);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString()!);

    private static TId Parse(string text) =>
        TId.TryParse(text, out TId id) ? id : throw new JsonException($"not a valid {typeof(TId).Name}.");
}
