using System.Text;
using System.Text.Json;

namespace BlazingSun.Platform.Dapr.State;

/// <summary>
/// A value as it lies in the store: a string, for those come back exactly, with the id of its save before the text. The id is the version
/// that the port's users see: it tells whose write it was, and unlike the stores' own versions it never comes again.
/// </summary>
/// <param name="SaveId">32 hexadecimal digits.</param>
/// <param name="Expires">It was saved with a time to live.</param>
/// <param name="Value">What the user saved.</param>
/// <param name="ETag">The store's own version.</param>
internal sealed record StoredValue(string SaveId, bool Expires, ReadOnlyMemory<byte> Value, string ETag)
{
    private const int IdLength = 32;
    private const int HeadLength = IdLength + 1;
    private const byte Kept = (byte)'-';
    private const byte Expiring = (byte)'t';

    /// <summary>Reads the store's answer.</summary>
    internal static StoredValue Read(ReadOnlySpan<byte> json, string etag)
    {
        Utf8JsonReader reader = new(json);
        if (!reader.Read() || reader.TokenType is not JsonTokenType.String)
            throw new InvalidOperationException("The stored value is no string: it was not written by this platform.");
        byte[] text = new byte[reader.ValueSpan.Length];
        int length = reader.CopyString(text);
        if (length < HeadLength || text[IdLength] is not (Kept or Expiring))
            throw new InvalidOperationException("The stored value has no save id: it was not written by this platform.");
        return new StoredValue(Encoding.ASCII.GetString(text, 0, IdLength), text[IdLength] == Expiring, text.AsMemory(HeadLength..length), etag);
    }

    /// <summary>The text to be stored.</summary>
    internal static byte[] Text(string saveId, bool expires, ReadOnlySpan<byte> value)
    {
        byte[] text = new byte[HeadLength + value.Length];
        Encoding.ASCII.GetBytes(saveId, text);
        text[IdLength] = expires ? Expiring : Kept;
        value.CopyTo(text.AsSpan(HeadLength));
        return text;
    }
}
