using System.Globalization;
using System.Text.Json;

namespace BlazingSun.DaprEmulator.Actors;

/// <summary>When a reminder or timer comes: first at its due time, then each period, so often.</summary>
internal sealed record Schedule(DateTimeOffset Due, TimeSpan? Period, int? Left)
{
    /// <summary>Reads <c>dueTime</c> and <c>period</c>; null when one is none.</summary>
    internal static Schedule? Parse(JsonElement body, DateTimeOffset now)
    {
        string due = Text(body, "dueTime");
        string period = Text(body, "period");
        if (!TryParseDue(due, now, out DateTimeOffset first))
            return null;
        int? repeats = null;
        if (period.StartsWith('R') && period.IndexOf('/', StringComparison.Ordinal) is > 0 and int slash)
        {
            repeats = int.Parse(period[1..slash], CultureInfo.InvariantCulture);
            period = period[(slash + 1)..];
        }

        period = period.StartsWith("@every ", StringComparison.Ordinal) ? period["@every ".Length..] : period;
        if (period.Length == 0)
            return new Schedule(first, null, 1);
        return GoDuration.TryParseEither(period, out TimeSpan every) ? new Schedule(first, every, repeats) : null;
    }

    /// <summary>What is left after it has come once; null when that was the last time.</summary>
    internal Schedule? Next() => Period is { } period && (Left is null or > 1) ? new Schedule(Due + period, period, Left - 1) : null;

    internal static string Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static bool TryParseDue(string text, DateTimeOffset now, out DateTimeOffset due)
    {
        due = now;
        if (text.Length == 0)
            return true;
        if (GoDuration.TryParseEither(text, out TimeSpan wait))
        {
            due = now + wait;
            return true;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out due);
    }
}
