using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Workflows.Engine;

/// <summary>The context of one turn: turns calls into numbered actions and waits for their answers in the history.</summary>
internal sealed class ReplayContext(WorkflowRequest request, WorkflowSerializer serializer, ILoggerFactory loggers) : WorkflowContext
{
    private readonly Patches _patches = new(request.PastEvents);
    private DateTimeOffset _now;
    private DateTimeOffset _startedAt;
    private string _name = "";
    private bool _replaying;
    private int _guids;

    public override string Name => _name;

    public override string InstanceId => request.InstanceId;

    public override DateTimeOffset CurrentUtcDateTimeOffset => _now;

    public override bool IsReplaying => _replaying;

    public Operations Operations { get; } = new();

    public ExternalEvents Events { get; } = new();

    public WorkflowVersion? Version => _patches.Version;

    public string? CustomStatus { get; private set; }

    public NextRun? Next { get; private set; }

    public void Begin(string name) => (_name, _startedAt) = (name, _now);

    public void SetReplaying(bool replaying) => _replaying = replaying;

    public void SetClock(DateTimeOffset now) => _now = now;

    public override async Task CreateTimerAsync(DateTimeOffset fireAt, CancellationToken cancellationToken = default) =>
        await Operations.Add(id => new CreateTimer(id, fireAt.ToUniversalTime(), TimerOrigin.CreateTimer), cancellationToken);

    public override Task<T> CallActivityAsync<T>(string name, object? input = null, WorkflowTaskOptions? options = null)
    {
        string? json = serializer.Serialize(input);
        string key = DeterministicId("task", Operations.NextId).ToString("N");
        return AttemptAsync<T>(
            options?.RetryPolicy, TimerOrigin.ActivityRetry, () => Operations.Add(id => new ScheduleTask(id, name, json, key)));
    }

    public override Task<T> CallChildWorkflowAsync<T>(string name, object? input = null, ChildWorkflowTaskOptions? options = null)
    {
        string? json = serializer.Serialize(input);
        return AttemptAsync<T>(
            options?.RetryPolicy,
            TimerOrigin.ChildWorkflowRetry,
            () => Operations.Add(id => new CreateChildWorkflow(id, options?.InstanceId ?? "", name, json)));
    }

    public override async Task<T> WaitForExternalEventAsync<T>(string name, CancellationToken cancellationToken = default) =>
        serializer.Deserialize<T>(
            Events.TryTake(name, out string? input) ? input : await Events.Wait(name, cancellationToken).Answer.Task)!;

    public override async Task<T> WaitForExternalEventAsync<T>(string name, TimeSpan timeout)
    {
        if (Events.TryTake(name, out string? input))
            return serializer.Deserialize<T>(input)!;
        ExternalEvents.Waiter waiter = Events.Wait(name, CancellationToken.None);
        DateTimeOffset fireAt = _now + timeout;
        Task timer = Operations.Add(id => new CreateTimer(id, fireAt, TimerOrigin.ExternalEvent));
        await Task.WhenAny(waiter.Answer.Task, timer);
        if (Events.Leave(waiter))
            throw new TaskCanceledException($"The event '{name}' did not come within {timeout}.");
        return serializer.Deserialize<T>(await waiter.Answer.Task)!;
    }

    public override void ContinueAsNew(object? input = null, bool preserveUnprocessedEvents = true) =>
        Next = new NextRun(serializer.Serialize(input), preserveUnprocessedEvents);

    public override bool IsPatched(string patch) => _patches.Ask(patch, _replaying);

    public override void SetCustomStatus(object? status) => CustomStatus = serializer.Serialize(status);

    public override Guid NewGuid() => DeterministicId("guid", _guids++);

    public override ILogger CreateReplaySafeLogger(string category) => new ReplaySafeLogger(loggers.CreateLogger(category), this);

    private async Task<T> AttemptAsync<T>(WorkflowRetryPolicy? policy, TimerOrigin origin, Func<Task<string?>> call)
    {
        DateTimeOffset latest = policy?.RetryTimeout is { } limit ? _now + limit : DateTimeOffset.MaxValue;
        for (int failures = 1; ; failures++)
        {
            DateTimeOffset again;
            try
            {
                return serializer.Deserialize<T>(await call())!;
            }
            catch (WorkflowTaskFailedException e)
            {
                if (policy is null || e.FailureDetails.IsNonRetriable || failures >= policy.MaxNumberOfAttempts)
                    throw;
                again = _now + policy.PauseAfter(failures);
                if (again > latest)
                    throw;
            }

            await Operations.Add(id => new CreateTimer(id, again, origin));
        }
    }

    private Guid DeterministicId(string purpose, int number)
    {
        byte[] seed = Encoding.UTF8.GetBytes($"{request.InstanceId}|{request.ExecutionId}|{_startedAt.UtcTicks}|{purpose}|{number}");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(seed, hash);
        BinaryPrimitives.WriteUInt16BigEndian(hash[6..], (ushort)((BinaryPrimitives.ReadUInt16BigEndian(hash[6..]) & 0x0FFF) | 0x8000));
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}

/// <summary>What <see cref="WorkflowContext.ContinueAsNew"/> asked for.</summary>
internal sealed record NextRun(string? Input, bool KeepEvents);
