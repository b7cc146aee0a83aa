using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace BlazingSun.Platform.Telemetry;

/// <summary>Collects what this program counts from its start on, and writes it down when somebody asks.</summary>
internal sealed class MetricsText : IDisposable
{
    // Of the runtime and the server only what an operator looks at.
    private static readonly HashSet<string> FromElsewhere = new(StringComparer.Ordinal)
    {
        "dotnet.process.cpu.time", "dotnet.process.memory.working_set", "dotnet.gc.pause.time", "dotnet.gc.heap.total_allocated",
        "dotnet.thread_pool.queue.length", "dotnet.exceptions", "kestrel.active_connections", "kestrel.rejected_connections",
    };

    private readonly Lock _asking = new();
    private readonly Exporter _exporter = new();
    private readonly MeterProvider _provider;

    public MetricsText() => _provider = Sdk.CreateMeterProviderBuilder()
        .AddMeter("BlazingSun.*", "System.Runtime", "Microsoft.AspNetCore.Server.Kestrel")
        .AddView(Wanted)
        .AddReader(new BaseExportingMetricReader(_exporter))
        .Build();

    /// <summary>All metrics as text.</summary>
    public string Read()
    {
        lock (_asking)
        {
            _exporter.Collect?.Invoke(Timeout.Infinite);
            return _exporter.Text;
        }
    }

    public void Dispose() => _provider.Dispose();

    private static MetricStreamConfiguration? Wanted(Instrument instrument) =>
        instrument.Meter.Name.StartsWith("BlazingSun.", StringComparison.Ordinal) || FromElsewhere.Contains(instrument.Name) ? null : MetricStreamConfiguration.Drop;

    [ExportModes(ExportModes.Pull)]
    [SuppressMessage("Design", "CA1001", Justification = "The reader disposes of it.")]
    private sealed class Exporter : BaseExporter<Metric>, IPullMetricExporter
    {
        public Func<int, bool>? Collect { get; set; }

        public string Text { get; private set; } = "";

        public override ExportResult Export(in Batch<Metric> batch)
        {
            PrometheusWriter writer = new();
            foreach (Metric metric in batch)
                writer.Write(metric);
            Text = writer.ToString();
            return ExportResult.Success;
        }
    }
}
