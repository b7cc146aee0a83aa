using System.Buffers;
using System.Text.Json;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Gateway.Dialects;

/// <summary>Moves of games: <c>games.command.{slug}.{move}</c>, whatever the game.</summary>
internal static class PlayReader
{
    private const string Prefix = "games.command.";
    private const int MaxActions = 1_000;
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, CommandReader> Readers = new();

    public static CommandReader? For(ReadOnlySpan<char> type)
    {
        if (!type.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        ReadOnlySpan<char> action = type[Prefix.Length..];
        if (Readers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(action, out CommandReader? reader))
            return reader;
        return IsAction(action) ? Remember(action.ToString()) : null;
    }

    private static CommandReader Remember(string action)
    {
        CommandReader reader = (ref fields) => new Play(fields.Room(), action, Arguments(fields.Fields));
        return Readers.Count < MaxActions ? Readers.GetOrAdd(action, reader) : reader;
    }

    private static bool IsAction(ReadOnlySpan<char> action)
    {
        int dot = action.IndexOf('.');
        return dot > 0 && GameSlug.TryParse(action[..dot].ToString(), out _)
            && action.Length - dot - 1 is > 0 and <= 50 && !action[(dot + 1)..].ContainsAnyExcept(NameCharacters);
    }

    private static JsonElement? Arguments(FrameFields fields)
    {
        ArrayBufferWriter<byte>? buffer = null;
        Utf8JsonWriter? writer = null;
        for (int i = 0; i < fields.Count; i++)
        {
            ReadOnlySpan<byte> name = fields.NameOf(i);
            if (IsEnvelope(name))
                continue;
            buffer ??= new ArrayBufferWriter<byte>();
            if (writer is null)
            {
                writer = new Utf8JsonWriter(buffer);
                writer.WriteStartObject();
            }

            writer.WritePropertyName(name);
            writer.WriteRawValue(fields.ValueOf(i), skipInputValidation: true);
        }

        if (writer is null)
            return null;
        writer.WriteEndObject();
        writer.Dispose();
        Utf8JsonReader reader = new(buffer!.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    private static bool IsEnvelope(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("type"u8) || name.SequenceEqual("id"u8) || name.SequenceEqual("roomId"u8)
        || name.SequenceEqual("userId"u8) || name.SequenceEqual("user_id"u8);
}
