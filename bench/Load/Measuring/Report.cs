using System.Globalization;
using System.Text;

namespace BlazingSun.Load.Measuring;

/// <summary>The results as markdown.</summary>
internal static class Report
{
    /// <summary>A table of one mode; ratios are to the series named <paramref name="floor"/>.</summary>
    public static string Table(
        string title, IReadOnlyList<Series> all, string floor, string unit = "action", string units = "actions")
    {
        Series reference = all.Single(series => series.Server == floor);
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"### {title}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| server | {units}/s | p50 ms | p99 ms | server CPU µs/{unit} | CPU to {floor} |\n");
        text.Append("| --- | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (Series series in all)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {series.Server} | {series.Median(s => s.ActionsPerSecond):n0} | {series.Median(s => s.P50.TotalMilliseconds):f2} "
                + $"| {series.Median(s => s.P99.TotalMilliseconds):f2} | {series.Median(s => s.CpuPerAction):f1} "
                + $"| {series.MedianRatio(reference, s => s.CpuPerAction):f2} |\n");
        }

        return text.ToString();
    }

    /// <summary>A table of memory per idle socket, in bytes, of those servers that were measured.</summary>
    public static string Memory(int sockets, IReadOnlyList<(string Server, List<double> Bytes)> all) =>
        Rounds($"Memory per idle socket, {sockets:n0} sockets", "KB", "f1", [.. all.Select(one => (one.Server, one.Bytes.ConvertAll(b => b / 1024)))]);

    /// <summary>A table of the seconds until everyone is back.</summary>
    public static string Returns(int sockets, IReadOnlyList<(string Server, List<double> Seconds)> all) =>
        Rounds($"Until the last of {sockets:n0} sockets, all cut at once, is back", "s", "f2", all);

    private static string Rounds(string title, string unit, string format, IReadOnlyList<(string Server, List<double> Values)> all)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"### {title}\n\n| server | {unit} (median) | of all rounds |\n| --- | ---: | ---: |\n");
        foreach ((string server, List<double> values) in all.Where(one => one.Values.Count > 0))
        {
            string rounds = string.Join(" ", values.Select(Text));
            text.Append(CultureInfo.InvariantCulture, $"| {server} | {Text(Series.MedianOf(values))} | {rounds} |\n");
        }

        return text.ToString();
        string Text(double value) => value.ToString(format, CultureInfo.InvariantCulture);
    }
}
