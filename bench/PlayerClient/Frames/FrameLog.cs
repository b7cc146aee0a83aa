namespace BlazingSun.Players.Frames;

/// <summary>All frames of a socket in order, and those who wait for one. Frames may be searched while more arrive.</summary>
internal sealed class FrameLog
{
    private readonly Lock _lock = new();
    private readonly List<Frame> _frames = [];
    private TaskCompletionSource _more = New();
    private bool _ended;

    public IReadOnlyList<Frame> Snapshot()
    {
        lock (_lock)
            return [.. _frames];
    }

    public void Add(Frame frame)
    {
        lock (_lock)
        {
            _frames.Add(frame);
            _more.TrySetResult();
            _more = New();
        }
    }

    public void End()
    {
        lock (_lock)
        {
            _ended = true;
            _more.TrySetResult();
        }
    }

    /// <summary>The first frame at or after <paramref name="from"/> that fits, and its place; null when the socket ends first.</summary>
    public async Task<(Frame Frame, int Index)?> FindAsync(int from, Func<Frame, bool> fits, CancellationToken cancel)
    {
        while (true)
        {
            Task more;
            lock (_lock)
            {
                int index = from >= _frames.Count ? -1 : _frames.FindIndex(from, frame => fits(frame));
                if (index >= 0)
                    return (_frames[index], index);
                if (_ended)
                    return null;
                from = Math.Max(from, _frames.Count);
                more = _more.Task;
            }

            await more.WaitAsync(cancel);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
