using BlazingSun.Simulation.Bugs;

namespace BlazingSun.Simulation.Runs;

/// <summary>Runs many seeds, several at a time, each on one thread, until one shows a violation.</summary>
internal sealed class Campaign(ulong from, int seeds, int jobs, IBug? bug)
{
    private readonly Lock _gate = new();
    private int _next;
    private int _done;
    private SeedResult? _failed;

    /// <summary>Seeds that are through.</summary>
    public int Done => Volatile.Read(ref _done);

    /// <summary>Of those that failed the one with the lowest seed; null = none did.</summary>
    public SeedResult? Failed => Volatile.Read(ref _failed);

    /// <summary>Returns when all are through, or one has failed.</summary>
    public void Run()
    {
        Thread[] threads = [.. Enumerable.Range(0, jobs).Select(_ => new Thread(Work) { IsBackground = true })];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
    }

    private void Work()
    {
        while (Failed is null)
        {
            int index = Interlocked.Increment(ref _next) - 1;
            if (index >= seeds)
                return;
            SeedResult result = SeedRun.Run(from + (ulong)index, bug);
            Interlocked.Increment(ref _done);
            if (result.Violation is not null)
                Fail(result);
        }
    }

    private void Fail(SeedResult result)
    {
        lock (_gate)
        {
            if (_failed is null || result.Seed < _failed.Seed)
                Volatile.Write(ref _failed, result);
        }
    }
}
