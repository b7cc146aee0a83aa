using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BlazingSun.DaprEmulator;

/// <summary>
/// Writes JSON as the sidecar does after it has read it into Go's untyped values: numbers are doubles, members are in another order than before,
/// strings alone come back exactly.
/// </summary>
internal static class GoJson
{
    /// <summary>As the standard library writes: members sorted, <c>&lt; &gt; &amp;</c> escaped.</summary>
    internal static string Write(JsonElement value) => Write(value, lossy: false);

    /// <summary>As the Redis store writes: members in any order, six digits of fractions.</summary>
    internal static string WriteLossy(JsonElement value) => Write(value, lossy: true);

    /// <summary>A string literal.</summary>
    internal static string Quote(string text)
    {
        StringBuilder to = new(text.Length + 2);
        Quote(to, text, html: true);
        return to.ToString();
    }

    private static string Write(JsonElement value, bool lossy)
    {
        StringBuilder to = new();
        Write(to, value, lossy);
        return to.ToString();
    }

    private static void Write(StringBuilder to, JsonElement value, bool lossy)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(to, value, lossy);
                break;
            case JsonValueKind.Array:
                WriteArray(to, value, lossy);
                break;
            case JsonValueKind.String:
                Quote(to, value.GetString()!, html: !lossy);
                break;
            case JsonValueKind.Number:
                to.Append(Number(value.GetDouble(), lossy));
                break;
            default:
                to.Append(value.GetRawText());
                break;
        }
    }

    private static void WriteObject(StringBuilder to, JsonElement value, bool lossy)
    {
        IEnumerable<JsonProperty> members = value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal);
        to.Append('{');
        foreach (JsonProperty member in lossy ? members.Reverse() : members)
        {
            Quote(to, member.Name, html: !lossy);
            to.Append(':');
            Write(to, member.Value, lossy);
            to.Append(',');
        }

        Close(to, '}');
    }

    private static void WriteArray(StringBuilder to, JsonElement value, bool lossy)
    {
        to.Append('[');
        foreach (JsonElement item in value.EnumerateArray())
        {
            Write(to, item, lossy);
            to.Append(',');
        }

        Close(to, ']');
    }

    private static void Close(StringBuilder to, char bracket)
    {
        if (to[^1] == ',')
            to.Length--;
        to.Append(bracket);
    }

    private static string Number(double value, bool lossy)
    {
        if (lossy && Math.Abs(value) < 0x4ffffff)
            return Math.Round(value, 6, MidpointRounding.AwayFromZero).ToString("0.######", CultureInfo.InvariantCulture);
        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        double size = Math.Abs(value);
        return size is >= 1e21 or (< 1e-6 and > 0) ? shortest.ToLowerInvariant() : Expand(shortest);
    }

    // .NET writes 1E+16 where Go writes the digits out.
    private static string Expand(string shortest)
    {
        int at = shortest.IndexOf('E', StringComparison.Ordinal);
        return at < 0 ? shortest : decimal.Parse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
    }

    private static void Quote(StringBuilder to, string text, bool html)
    {
        to.Append('"');
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' => to.Append("\\\""),
                '\\' => to.Append("\\\\"),
                '\n' => to.Append("\\n"),
                '\r' => to.Append("\\r"),
                '\t' => to.Append("\\t"),
                '<' or '>' or '&' when html => Escape(to, c),
                < ' ' or '\u2028' or '\u2029' => Escape(to, c),
                _ => to.Append(c),
            };
        }

        to.Append('"');
    }

    private static StringBuilder Escape(StringBuilder to, char c) => to.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
}
