using System.Runtime.InteropServices;
using BlazingSun.Platform.Embedded.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Embedded.State;

/// <summary>
/// The one writer of the state file. A thread of its own, as SQLite's calls block: it takes all that waits, commits it as one
/// transaction and answers the callers. After an error it opens the file anew for the next writes.
/// </summary>
internal sealed class StateWriter : IDisposable
{
    private const int LargestGroup = 512;
    private const long CleanEveryMilliseconds = 1_000;
    private readonly WriteQueue _queue;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Func<StateFile> _open;
    private readonly Thread _thread;
    private StateFile? _file;
    private long _cleaned;

    public StateWriter(IOptions<EmbeddedOptions> options, StateLocation location, TimeProvider time, ILogger<StateWriter> logger)
    {
        (_time, _logger) = (time, logger);
        _queue = new WriteQueue(4_096, TimeSpan.FromMilliseconds(options.Value.CommitSpacing));
        _open = () => new StateFile(location.MakePath(), options.Value.Durability, StateLocation.Tables);
        _thread = new Thread(Run) { IsBackground = true, Name = "state writer" };
        _thread.UnsafeStart();
    }

    /// <summary>Ends after the commit with the new version, or with 0 when a demand was not met.</summary>
    internal async ValueTask<long> WriteAsync(StateWrite write, CancellationToken cancellationToken)
    {
        if (!await _queue.TryAddAsync(write, cancellationToken))
            throw new DependencyUnavailableException(write.Table, "the store is closed");
        return await write.WaitAsync(cancellationToken);
    }

    /// <summary>Finishes what is queued and closes the file.</summary>
    public void Dispose()
    {
        _queue.Close();
        _thread.Join();
        _queue.Dispose();
    }

    private void Run()
    {
        List<StateWrite> writes = [];
        while (_queue.Take(writes) is { } taken)
        {
            writes = taken;
            writes.RemoveAll(static write => !write.TryTake());
            Span<StateWrite> rest = CollectionsMarshal.AsSpan(writes);
            while (!rest.IsEmpty)
            {
                int count = Math.Min(rest.Length, LargestGroup);
                Commit(rest[..count]);
                rest = rest[count..];
            }

            writes.Clear();
        }

        _file?.Dispose();
    }

    private void Commit(ReadOnlySpan<StateWrite> group)
    {
        try
        {
            long now = _time.GetUtcNow().ToUnixTimeMilliseconds();
            _file ??= _open();
            _file.Commit(group, now);
            foreach (StateWrite write in group)
                write.TrySetResult(write.Outcome);
            CleanAtTimes(now);
        }
        catch (Exception error) when (error is SqliteFailedException or IOException or UnauthorizedAccessException)
        {
            StateLog.WriteFailed(_logger, error, group.Length);
            _file?.Dispose();
            _file = null;
            foreach (StateWrite write in group)
                write.TrySetException(new DependencyUnavailableException(write.Table, "the write failed", error));
        }
    }

    private void CleanAtTimes(long now)
    {
        if (now - _cleaned < CleanEveryMilliseconds)
            return;
        _cleaned = now;
        _file!.Clean(now);
    }
}
