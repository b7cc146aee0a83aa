namespace BlazingSun.Platform.Workflows.Engine;

/// <summary>
/// The context that a workflow's code runs in for one turn: continuations wait in line for the engine and never reach another thread.
/// </summary>
internal sealed class TurnContext : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _line = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private volatile bool _closed;

    public override void Post(SendOrPostCallback d, object? state)
    {
        // What a workflow awaits besides its context comes from elsewhere or too late; the engine finds it waiting for nothing.
        if (!_closed && Environment.CurrentManagedThreadId == _thread)
            _line.Enqueue((d, state));
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    public void Drain()
    {
        while (_line.TryDequeue(out (SendOrPostCallback Callback, object? State) next))
            next.Callback(next.State);
    }

    public void Close() => _closed = true;
}
