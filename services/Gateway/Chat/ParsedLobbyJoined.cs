using System.Text.Json;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.FanOut;

namespace BlazingSun.Gateway.Chat;

/// <summary>Who is in which lobby from here on, as slices of the message that it came in.</summary>
internal readonly record struct ParsedLobbyJoined(LobbyId Lobby, ParsedReply History)
{
    /// <exception cref="JsonException">It names no lobby or has no history.</exception>
    public static ParsedLobbyJoined Read(ReadOnlyMemory<byte> payload)
    {
        Utf8JsonReader reader = new(payload.Span);
        ParsedLobbyJoined joined = default;
        reader.Read();
        while (BusText.NextField(ref reader))
        {
            if (BusText.Is(ref reader, "lobbyId"u8))
                joined = joined with { Lobby = new LobbyId(reader.GetString()!) };
            else if (BusText.Is(ref reader, "history"u8))
                joined = joined with { History = ReplyReader.Read(ref reader, payload) };
            else if (reader.TokenType == JsonTokenType.PropertyName)
                BusText.SkipValue(ref reader);
        }

        return joined.Lobby.Value is null || joined.History.Frame.IsEmpty ? throw new JsonException("no lobby or no history") : joined;
    }
}
