using System.Text.Json;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Rooms;

namespace BlazingSun.Gateway.Dialects;

/// <summary>Reads <c>config</c>. Unknown names are ignored; whether a value is in range is the room's business.</summary>
internal static class ConfigReader
{
    public static RoomConfigPatch? Config(this ref FieldReader reader, string name = "config")
    {
        if (!reader.TryFind(name, out ReadOnlySpan<byte> value, out JsonTokenType type))
            return null;
        if (type != JsonTokenType.StartObject)
        {
            reader.Refuse($"{name} is an object.");
            return null;
        }

        FieldReader config = new(FrameFields.ParseNested(value));
        RoomConfigPatch patch = Patch(ref config);
        if (config.Refusal is { } refusal)
            reader.Refuse($"{name}.{refusal.Message}", refusal.Code);
        return patch;
    }

    private static RoomConfigPatch Patch(ref FieldReader config) => new()
    {
        MaxPlayers = Number(ref config, "maxPlayers"),
        MinPlayers = Number(ref config, "minPlayers"),
        AllowSpectators = config.Has("allowSpectators"u8) ? config.Flag("allowSpectators", true) : null,
        Visibility = Choice<Visibility>(ref config, "visibility", "public or private"),
        StartMode = Choice<StartMode>(ref config, "startMode", "auto, ready or host"),
        TurnSeconds = Number(ref config, "turnSeconds"),
        ReconnectSeconds = Number(ref config, "reconnectSeconds"),
        IdleSeconds = Number(ref config, "idleSeconds"),
    };

    private static int? Number(ref FieldReader config, string name)
    {
        if (!config.TryFind(name, out ReadOnlySpan<byte> value, out JsonTokenType type))
            return null;
        Utf8JsonReader token = new(value);
        token.Read();
        if (type != JsonTokenType.Number || !token.TryGetDecimal(out decimal number) || decimal.Truncate(number) != number)
            config.Refuse($"{name} is a whole number.");
        else if (!token.TryGetInt32(out _))
            config.Refuse($"{name} is out of range.", ErrorCode.CONFIG_INVALID);
        else
            return token.GetInt32();
        return null;
    }

    private static TEnum? Choice<TEnum>(ref FieldReader config, string name, string choices)
        where TEnum : struct, Enum
    {
        string? text = config.OptionalText(name);
        if (text is null)
            return null;
        foreach (TEnum choice in Enum.GetValues<TEnum>())
        {
            if (JsonNamingPolicy.SnakeCaseLower.ConvertName(choice.ToString()) == text)
                return choice;
        }

        config.Refuse($"{name} is {choices}.", ErrorCode.CONFIG_INVALID);
        return null;
    }
}
