using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Rules.Json;

/// <summary>Times as unix milliseconds: what is stored is short.</summary>
internal sealed class UnixMillisecondsConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToUnixTimeMilliseconds());
}

/// <summary>User ids as numbers; no browser reads what is stored, so 64 bits are safe.</summary>
internal sealed class UserNumberConverter : JsonConverter<UserId>
{
    public override UserId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, UserId value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);

    public override UserId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(long.Parse(reader.GetString()!, CultureInfo.InvariantCulture));

    public override void WriteAsPropertyName(Utf8JsonWriter writer, UserId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString());
}
