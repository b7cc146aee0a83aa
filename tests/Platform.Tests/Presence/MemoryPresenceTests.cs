using BlazingSun.Platform.Presence;
using BlazingSun.Testing;

namespace BlazingSun.Platform.Tests.Presence;

public sealed class MemoryPresenceTests : PresenceCompliance
{
    protected override Task<OpenPresence> OpenAsync() => Task.FromResult<OpenPresence>(new MemoryOpenPresence());

    private sealed class MemoryOpenPresence : OpenPresence
    {
        private readonly VirtualTimeProvider _time = new();
        private IPresenceStore _store;

        public MemoryOpenPresence() => _store = new MemoryPresence(_time);

        public override IPresenceStore Store => _store;

        public override Task ExpireAsync() => PassAsync(PresenceTimes.Kept);

        public override Task BeLateAsync() => PassAsync(PresenceTimes.UntoldFor);

        public override Task LoseAsync()
        {
            _store = new MemoryPresence(_time);
            return Task.CompletedTask;
        }

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private Task PassAsync(TimeSpan time)
        {
            _time.Advance(time);
            return Task.CompletedTask;
        }
    }
}
