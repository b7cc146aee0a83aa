using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.State;
using BlazingSun.Platform.Tests.Dapr;
using BlazingSun.Testing;

namespace BlazingSun.Platform.Tests.State;

/// <summary>The stores behind a real sidecar, each test on keys of its own. Time is real.</summary>
internal sealed class RealOpenStore : OpenStore
{
    private readonly string _prefix;
    private readonly (string, string)[] _settings;
    private DaprPorts _ports;

    /// <param name="first">The component that takes the place of <c>rooms</c>.</param>
    /// <param name="second">The component that takes the place of <c>documents</c>.</param>
    public RealOpenStore(string first, string second)
    {
        _settings = [("Dapr:RoomsStore", first), ("Dapr:DocumentsStore", second), ("Dapr:ApiToken", RealSidecar.Token)];
        _ports = new DaprPorts(RealSidecar.Of("games")!.Address, _settings);
        _prefix = _ports.Get<IIdSource>().New().ToString("N")[^8..] + ":";
    }

    public override IStateStore Store(string name) => new PrefixedStore(_ports.Get<IStateStore>(name), _prefix);

    public override Task PassAsync(TimeSpan time) => Task.Delay(time, TimeProvider.System, TestContext.Current.CancellationToken);

    public override async Task ReopenAsync()
    {
        await _ports.DisposeAsync();
        _ports = new DaprPorts(RealSidecar.Of("games")!.Address, _settings);
    }

    public override ValueTask DisposeAsync() => _ports.DisposeAsync();

    private sealed class PrefixedStore(IStateStore store, string prefix) : IStateStore
    {
        public ValueTask<StateEntry?> GetAsync(string key, CancellationToken cancellationToken) => store.GetAsync(Own(key), cancellationToken);

        public ValueTask<string?> SaveAsync(
            string key, ReadOnlyMemory<byte> value, Expected expected, TimeSpan? timeToLive, CancellationToken cancellationToken) =>
            store.SaveAsync(Own(key), value, expected, timeToLive, cancellationToken);

        public ValueTask<bool> DeleteAsync(string key, Expected expected, CancellationToken cancellationToken) =>
            store.DeleteAsync(Own(key), expected, cancellationToken);

        public ValueTask<bool> TransactAsync(IReadOnlyList<StateOperation> operations, CancellationToken cancellationToken) =>
            store.TransactAsync([.. operations.Select(operation => operation with { Key = Own(operation.Key) })], cancellationToken);

        // No key is no key here either.
        private string Own(string key) => key.Length == 0 ? key : prefix + key;
    }
}
