using System.Globalization;
using System.Text;

namespace BlazingSun.Load.Measuring;

/// <summary>The results as markdown.</summary>
internal static class Report
{
    /// <summary>A table of one mode; ratios are to the series named <paramref name="floor"/>.</summary>
    public static string Table(string title, IReadOnlyList<Series> all, string floor)
    {
        Series reference = all.Single(series => series.Server == floor);
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"### {title}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| server | actions/s | p50 ms | p99 ms | server CPU µs/action | CPU to {floor} |\n");
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

    /// <summary>A table of memory per idle socket, in bytes.</summary>
    public static string Memory(int sockets, IReadOnlyList<(string Server, double Bytes)> all)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"### Memory per idle socket ({sockets:n0} sockets)\n\n| server | KB |\n| --- | ---: |\n");
        foreach ((string server, double bytes) in all)
            text.Append(CultureInfo.InvariantCulture, $"| {server} | {bytes / 1024:f1} |\n");
        return text.ToString();
    }
}
