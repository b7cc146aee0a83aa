using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace BlazingSun.Platform.Telemetry;

/// <summary>Prometheus' text form, version 0.0.4.</summary>
internal sealed class PrometheusWriter
{
    private readonly StringBuilder _text = new();

    public void Write(Metric metric)
    {
        bool isHistogram = metric.MetricType == MetricType.Histogram;
        bool isCounter = metric.MetricType is MetricType.LongSum or MetricType.DoubleSum;
        string name = NameOf(metric, isCounter);
        _text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {metric.Description.Replace("\\", @"\\", StringComparison.Ordinal).ReplaceLineEndings(" ")}\n");
        _text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {(isHistogram ? "histogram" : isCounter ? "counter" : "gauge")}\n");
        foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
        {
            string labels = Labels(point.Tags);
            if (isHistogram)
                WriteHistogram(name, labels, point);
            else
                WriteLine(name, labels, Value(metric.MetricType, point));
        }
    }

    public override string ToString() => _text.ToString();

    private void WriteHistogram(string name, string labels, in MetricPoint point)
    {
        string more = labels.Length == 0 ? "" : labels + ",";
        long sum = 0;
        foreach (HistogramBucket bucket in point.GetHistogramBuckets())
        {
            sum += bucket.BucketCount;
            WriteLine(name + "_bucket", $"{more}le=\"{Number(bucket.ExplicitBound)}\"", sum);
        }

        WriteLine(name + "_sum", labels, point.GetHistogramSum());
        WriteLine(name + "_count", labels, point.GetHistogramCount());
    }

    private void WriteLine(string name, string labels, double value) =>
        _text.Append(name).Append(labels.Length == 0 ? "" : "{" + labels + "}").Append(' ').Append(Number(value)).Append('\n');

    private static double Value(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        _ => point.GetGaugeLastValueDouble(),
    };

    private static string Labels(ReadOnlyTagCollection tags)
    {
        List<string> labels = [];
        foreach ((string name, object? value) in tags)
            labels.Add($"{Plain(name)}=\"{Escaped(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")}\"");
        return string.Join(',', labels);
    }

    private static string NameOf(Metric metric, bool isCounter)
    {
        string unit = metric.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        return Plain(metric.Name) + unit + (isCounter ? "_total" : "");
    }

    private static string Plain(string name) => name.Replace('.', '_');

    private static string Number(double value) => double.IsPositiveInfinity(value) ? "+Inf" : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Escaped(string text) =>
        text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
