using BlazingSun.Games.Outages;
using BlazingSun.Platform.State;
using BlazingSun.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlazingSun.Games.Tests.Outages;

/// <summary>The first beat, when the store of rooms takes its time.</summary>
public sealed class PulseStartTests
{
    private readonly VirtualTimeProvider clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_app_starts_without_it_but_nobody_decides_anything_before_it()
    {
        SlowStore store = new(new MemoryStateStore(clock));
        using Pulse pulse = new(store, clock, NullLogger<Pulse>.Instance);
        using PulseService service = new(pulse, clock, NullLogger<PulseService>.Instance);

        Assert.True(service.StartAsync(Token).IsCompleted);
        Task<IReadOnlyList<Outage>> asked = pulse.OutagesAsync(Token).AsTask();
        Assert.False(asked.IsCompleted);
        store.IsBack.SetResult();

        Assert.Empty(await asked);
        await service.StoppedAsync(Token);
    }

    private sealed class SlowStore(IStateStore inner) : IStateStore
    {
        public TaskCompletionSource IsBack { get; } = new();

        public async ValueTask<StateEntry?> GetAsync(string key, CancellationToken cancellationToken)
        {
            await IsBack.Task;
            return await inner.GetAsync(key, cancellationToken);
        }

        public ValueTask<string?> SaveAsync(
            string key, ReadOnlyMemory<byte> value, Expected expected, TimeSpan? timeToLive, CancellationToken cancellationToken) =>
            inner.SaveAsync(key, value, expected, timeToLive, cancellationToken);

        public ValueTask<bool> DeleteAsync(string key, Expected expected, CancellationToken cancellationToken) =>
            inner.DeleteAsync(key, expected, cancellationToken);

        public ValueTask<bool> TransactAsync(IReadOnlyList<StateOperation> operations, CancellationToken cancellationToken) =>
            inner.TransactAsync(operations, cancellationToken);
    }
}
