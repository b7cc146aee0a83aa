using System.Text.Json;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Gateway.Dialects;

/// <summary>Reads ids of people, messages and lobbies, and whole numbers.</summary>
internal static class IdFields
{
    public static UserId User(this ref FieldReader reader, string name) => Required(ref reader, reader.OptionalUser(name), name);

    public static UserId? OptionalUser(this ref FieldReader reader, string name) => Optional<UserId>(ref reader, name, "a user id in decimal digits");

    public static MessageId Message(this ref FieldReader reader, string name) => Required(ref reader, reader.OptionalMessage(name), name);

    public static MessageId? OptionalMessage(this ref FieldReader reader, string name) => Optional<MessageId>(ref reader, name, "a UUID");

    public static LobbyId Lobby(this ref FieldReader reader) => Required(ref reader, reader.OptionalLobby(), "lobbyId");

    public static LobbyId? OptionalLobby(this ref FieldReader reader) =>
        Optional<LobbyId>(ref reader, "lobbyId", "lobby:main, or games: and the type of a game");

    public static int Number(this ref FieldReader reader, string name) => Required(ref reader, reader.OptionalNumber(name), name);

    public static int? OptionalNumber(this ref FieldReader reader, string name)
    {
        if (!reader.TryFind(name, out ReadOnlySpan<byte> value, out JsonTokenType type))
            return null;
        Utf8JsonReader token = new(value);
        token.Read();
        if (type == JsonTokenType.Number && token.TryGetInt32(out int number))
            return number;
        reader.Refuse($"{name} is a whole number.");
        return 0;
    }

    private static TId? Optional<TId>(ref FieldReader reader, string name, string what)
        where TId : struct, IId<TId>
    {
        if (reader.OptionalText(name) is not { } text)
            return null;
        if (!TId.TryParse(text, out TId id))
            reader.Refuse($"{name} is {what}.");
        return id;
    }

    private static TValue Required<TValue>(ref FieldReader reader, TValue? value, string name)
        where TValue : struct
    {
        if (value is null)
            reader.Refuse($"{name} is missing.");
        return value ?? default;
    }
}
