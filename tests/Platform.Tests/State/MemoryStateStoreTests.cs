using BlazingSun.Platform.State;
using BlazingSun.Testing;

namespace BlazingSun.Platform.Tests.State;

public sealed class MemoryStateStoreTests : StateStoreCompliance
{
    protected override Task<OpenStore> OpenAsync() => Task.FromResult<OpenStore>(new MemoryOpenStore());

    private sealed class MemoryOpenStore : OpenStore
    {
        private readonly VirtualTimeProvider _time = new();
        private readonly Dictionary<string, MemoryStateStore> _stores = [];

        public override IStateStore Store(string name) =>
            _stores.TryGetValue(name, out MemoryStateStore? store) ? store : _stores[name] = new MemoryStateStore(_time);

        public override Task PassAsync(TimeSpan time)
        {
            _time.Advance(time);
            return Task.CompletedTask;
        }

        public override Task ReopenAsync() => Task.CompletedTask;

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
