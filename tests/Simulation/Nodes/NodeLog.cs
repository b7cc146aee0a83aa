using Microsoft.Extensions.Logging;

namespace BlazingSun.Simulation.Nodes;

/// <summary>A program's log. An error is a bug: what is away is at most a warning.</summary>
internal sealed class NodeLog(Node node) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error || (node.World.Trace.IsKept && logLevel >= LogLevel.Information);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        string text = $"{node.Name} logs {logLevel}: {formatter(state, exception)} {exception}";
        node.World.Trace.Line($"{text}");
        if (logLevel >= LogLevel.Error)
            node.World.Verdict.Report(text);
    }

    public void Dispose()
    {
    }
}
