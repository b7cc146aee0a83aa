using System.Text.Json;
using WireLimits = BlazingSun.Contracts.Limits;

namespace BlazingSun.Gateway.Dialects;

/// <summary>The fields of a frame's object, as slices of the frame. Valid until the same thread reads another frame.</summary>
internal readonly ref struct FrameFields
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = WireLimits.JsonDepth };

    [ThreadStatic]
    private static Field[]? _slots;

    private readonly ReadOnlySpan<byte> _frame;
    private readonly ReadOnlySpan<Field> _fields;

    private FrameFields(ReadOnlySpan<byte> frame, ReadOnlySpan<Field> fields)
    {
        _frame = frame;
        _fields = fields;
    }

    public int Count => _fields.Length;

    /// <exception cref="JsonException">Not one JSON object, or nested too deeply.</exception>
    public static FrameFields Parse(ReadOnlySpan<byte> frame) => Parse(frame, ref _slots);

    /// <summary>An object inside of a frame; does not end the frame's own fields.</summary>
    public static FrameFields ParseNested(ReadOnlySpan<byte> json)
    {
        Field[]? own = null;
        return Parse(json, ref own);
    }

    private static FrameFields Parse(ReadOnlySpan<byte> frame, scoped ref Field[]? kept)
    {
        Utf8JsonReader reader = new(frame, Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("not an object");
        Field[] slots = kept ?? new Field[16];
        int count = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (count == slots.Length)
                Array.Resize(ref slots, count * 2);
            slots[count++] = ReadField(ref reader);
        }

        kept = slots;
        while (reader.Read())
        {
            // Anything behind the object is an error of the reader.
        }

        return new FrameFields(frame, slots.AsSpan(0, count));
    }

    /// <summary>The last field of that name; null fields count as absent.</summary>
    public bool TryGet(scoped ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value, out JsonTokenType type)
    {
        for (int i = _fields.Length - 1; i >= 0; i--)
        {
            if (!NameOf(i).SequenceEqual(name))
                continue;
            value = ValueOf(i);
            type = _fields[i].Type;
            return type != JsonTokenType.Null;
        }

        value = default;
        type = JsonTokenType.None;
        return false;
    }

    public ReadOnlySpan<byte> NameOf(int index) =>
        _fields[index].Unescaped is { } name ? name : _frame.Slice(_fields[index].NameStart, _fields[index].NameLength);

    public ReadOnlySpan<byte> ValueOf(int index) => _frame[_fields[index].Start.._fields[index].End];

    private static Field ReadField(ref Utf8JsonReader reader)
    {
        int nameStart = (int)reader.TokenStartIndex + 1;
        int nameLength = reader.ValueSpan.Length;
        byte[]? unescaped = reader.ValueIsEscaped ? Unescape(ref reader) : null;
        reader.Read();
        int start = (int)reader.TokenStartIndex;
        JsonTokenType type = reader.TokenType;
        reader.Skip();
        return new Field(nameStart, nameLength, unescaped, start, (int)reader.BytesConsumed, type);
    }

    private static byte[] Unescape(ref Utf8JsonReader reader)
    {
        byte[] name = new byte[reader.ValueSpan.Length];
        try
        {
            return name[..reader.CopyString(name)];
        }
        catch (InvalidOperationException)
        {
            throw new JsonException("half a surrogate pair");
        }
    }

    private readonly record struct Field(int NameStart, int NameLength, byte[]? Unescaped, int Start, int End, JsonTokenType Type);
}
