using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BlazingSun.DaprEmulator.Actors;

/// <summary>A reminder of an actor, as the scheduler keeps it.</summary>
/// <param name="Actor">Whose.</param>
/// <param name="Name">Its name.</param>
/// <param name="Body">What it was registered with.</param>
/// <param name="When">When it comes next.</param>
internal sealed record Reminder(ActorId Actor, string Name, JsonElement Body, Schedule When)
{
    internal string Key => $"{Actor.Type}||{Actor.Id}||{Name}";

    /// <summary>What the app gets; the times are always empty.</summary>
    internal byte[] Call() => Encoding.UTF8.GetBytes($"{{{Data()}\"dueTime\":\"\",\"period\":\"\"}}");

    /// <summary>What a question for it is answered with.</summary>
    internal string Describe()
    {
        string due = Schedule.Text(Body, "dueTime");
        string period = Schedule.Text(Body, "period");
        return $"{{\"actorID\":{GoJson.Quote(Actor.Id)},\"actorType\":{GoJson.Quote(Actor.Type)},{Data()}\"dueTime\":{GoJson.Quote(due)}"
            + (period.Length == 0 ? "" : $",\"period\":{GoJson.Quote($"@every {period}")}") + "}\n";
    }

    internal byte[] ToBytes() => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"{When.Due.UtcTicks}\n{When.Period?.Ticks}\n{When.Left}\n{Body.GetRawText()}"));

    internal static Reminder Parse(string key, byte[] bytes)
    {
        string[] name = key.Split("||");
        string[] parts = Encoding.UTF8.GetString(bytes).Split('\n', 4);
        TimeSpan? period = long.TryParse(parts[1], CultureInfo.InvariantCulture, out long ticks) ? TimeSpan.FromTicks(ticks) : null;
        int? left = int.TryParse(parts[2], CultureInfo.InvariantCulture, out int count) ? count : null;
        DateTimeOffset due = new(long.Parse(parts[0], CultureInfo.InvariantCulture), TimeSpan.Zero);
        return new Reminder(new ActorId(name[0], name[1]), name[2], JsonElement.Parse(parts[3]), new Schedule(due, period, left));
    }

    private string Data() => Body.TryGetProperty("data", out JsonElement data) ? $"\"data\":{data.GetRawText()}," : "";
}
