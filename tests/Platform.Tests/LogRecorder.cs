using BlazingSun.Testing;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Tests;

/// <summary>What was logged, by the events' numbers.</summary>
internal sealed class LogRecorder : ILoggerProvider, ILogger
{
    public Recorder<int> Events { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Events.Add(eventId.Id);

    public void Dispose()
    {
    }
}
