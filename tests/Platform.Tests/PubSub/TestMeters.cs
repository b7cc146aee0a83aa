using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace BlazingSun.Platform.Tests.PubSub;

/// <summary>Meters of one test, with their counts.</summary>
internal sealed class TestMeters : IMeterFactory
{
    private readonly ConcurrentDictionary<string, long> _totals = new();
    private readonly List<Meter> _meters = [];
    private readonly MeterListener _listener = new();

    public TestMeters()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == this)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => _totals.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        _listener.Start();
    }

    public long Total(string instrument) => _totals.GetValueOrDefault(instrument);

    public Meter Create(MeterOptions options)
    {
        options.Scope = this;
        Meter meter = new(options);
        _meters.Add(meter);
        return meter;
    }

    public void Dispose()
    {
        _listener.Dispose();
        foreach (Meter meter in _meters)
            meter.Dispose();
    }
}
