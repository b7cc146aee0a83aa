using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace BlazingSun.DaprEmulator;

/// <summary>Durations as Go writes them, such as <c>1h30m</c> or <c>500ms</c>.</summary>
internal static partial class GoDuration
{
    internal static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (text == "0")
            return true;
        if (!Whole().IsMatch(text))
            return false;
        foreach (Match part in Part().Matches(text))
            duration += double.Parse(part.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * Unit(part.Groups[2].ValueSpan);
        return true;
    }

    /// <summary>Also ISO 8601, such as <c>PT5M</c>.</summary>
    internal static bool TryParseEither(string text, out TimeSpan duration)
    {
        if (TryParse(text, out duration))
            return true;
        try
        {
            duration = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static TimeSpan Unit(ReadOnlySpan<char> unit) => unit switch
    {
        "h" => TimeSpan.FromHours(1),
        "m" => TimeSpan.FromMinutes(1),
        "s" => TimeSpan.FromSeconds(1),
        "ms" => TimeSpan.FromMilliseconds(1),
        "us" or "µs" => TimeSpan.FromMicroseconds(1),
        _ => TimeSpan.Zero,
    };

    [GeneratedRegex(@"^([\d.]+(h|m|s|ms|us|µs|ns))+$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"([\d.]+)(h|ms|us|µs|ns|m|s)")]
    private static partial Regex Part();
}
