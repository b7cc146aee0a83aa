using System.Text.Json;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Gateway.Dialects;

/// <summary>Takes typed fields out of a frame and keeps the first complaint; after one the values mean nothing.</summary>
internal ref struct FieldReader
{
    public FieldReader(FrameFields fields) => Fields = fields;

    public FrameFields Fields { get; }

    public Refusal? Refusal { get; private set; }

    public void Refuse(string message, ErrorCode code = ErrorCode.BAD_MESSAGE) => Refusal ??= new Refusal(code, message);

    public readonly bool Has(scoped ReadOnlySpan<byte> name) => Fields.TryGet(name, out _, out _);

    /// <summary>Text of at most so many characters, or null where the field is absent.</summary>
    public string? OptionalText(string name, int max = int.MaxValue)
    {
        if (!TryFind(name, out ReadOnlySpan<byte> value, out JsonTokenType type))
            return null;
        string? text = type == JsonTokenType.String ? JsonText.Read(value) : null;
        if (text is null)
            Refuse($"{name} is a text.");
        else if (text.Length > max)
            Refuse($"{name} has at most {max} characters.");
        return text;
    }

    /// <summary>Likewise, of a text in one line: what becomes a name or a key somewhere.</summary>
    public string? OptionalLine(string name, int max)
    {
        string? text = OptionalText(name, max);
        if (text is not null && text.Any(char.IsControl))
            Refuse($"{name} has no control characters.");
        return text;
    }

    public string Text(string name, int max = int.MaxValue)
    {
        string? text = OptionalText(name, max);
        if (text is null)
            Refuse($"{name} is missing.");
        return text ?? "";
    }

    public bool Flag(string name, bool otherwise)
    {
        if (!TryFind(name, out _, out JsonTokenType type))
            return otherwise;
        if (type is not (JsonTokenType.True or JsonTokenType.False))
            Refuse($"{name} is true or false.");
        return type == JsonTokenType.True;
    }

    public RoomId Room(string name = "roomId") => OptionalRoom(name) ?? Missing<RoomId>(name);

    public RoomId? OptionalRoom(string name = "roomId")
    {
        string? text = OptionalText(name);
        if (text is null)
            return null;
        if (!RoomId.TryParse(text, out RoomId id))
            Refuse($"{name} is a UUID.");
        return id;
    }

    public GameSlug Slug(string name = "gameType") => OptionalSlug(name) ?? Missing<GameSlug>(name);

    /// <summary>A text that can be no slug names no game.</summary>
    public GameSlug? OptionalSlug(string name = "gameType")
    {
        string? text = OptionalText(name);
        if (text is null)
            return null;
        if (!GameSlug.TryParse(text, out GameSlug slug))
            Refuse(ErrorTable.Of(ErrorCode.GAME_TYPE_UNKNOWN).Text, ErrorCode.GAME_TYPE_UNKNOWN);
        return slug;
    }

    /// <summary>The field's value with its type; false when it is absent.</summary>
    public readonly bool TryFind(string name, out ReadOnlySpan<byte> value, out JsonTokenType type)
    {
        Span<byte> utf8 = stackalloc byte[64];
        int length = System.Text.Encoding.UTF8.GetBytes(name, utf8);
        return Fields.TryGet(utf8[..length], out value, out type);
    }

    private TId Missing<TId>(string name)
        where TId : struct
    {
        Refuse($"{name} is missing.");
        return default;
    }
}
