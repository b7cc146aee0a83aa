using System.Text.Json;

namespace BlazingSun.Gateway.Dialects;

/// <summary>JSON strings that came from outside.</summary>
internal static class JsonText
{
    /// <summary>The text of a JSON string token; null when it cannot be text (half a surrogate pair).</summary>
    public static string? Read(ReadOnlySpan<byte> token)
    {
        Utf8JsonReader reader = new(token);
        reader.Read();
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
