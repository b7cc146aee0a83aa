using System.Text;

namespace BlazingSun.Simulation.Runs;

/// <summary>Says what was found, and how to see it again.</summary>
internal static class Report
{
    private const int LastLines = 40;

    /// <summary>The violation, what happened before it, and the command that replays it.</summary>
    /// <param name="traced">The run, with its lines.</param>
    /// <param name="bug">The deliberate bug.</param>
    /// <param name="lines">How many lines; null = the last ones.</param>
    public static string Of(SeedResult traced, string? bug, int? lines = null)
    {
        StringBuilder text = new();
        foreach (string line in traced.Lines.TakeLast(lines ?? LastLines))
            text.AppendLine(line);
        text.AppendLine();
        text.AppendLine(traced.Violation is null ? $"Seed {traced.Seed}: all is well." : $"Seed {traced.Seed}: {traced.Violation}");
        text.Append($"Replay: ./simulate --seed {traced.Seed}{(bug is null ? "" : $" --bug {bug}")}");
        return text.ToString();
    }
}
