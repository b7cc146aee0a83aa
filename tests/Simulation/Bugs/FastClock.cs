using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Gateways;
using BlazingSun.Games.Outages;
using BlazingSun.Games.Rooms;
using BlazingSun.Simulation.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Simulation.Bugs;

/// <summary>The rooms' clock is ahead: turns and seats end before their time.</summary>
internal sealed class FastClock : IBug
{
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(2);

    public string Name => "early-deadline";

    public void AddTo(Node node, IServiceCollection services) => services.AddSingleton(provider => new RoomInputs(
        new Clock(node.Lane.Time),
        provider.GetRequiredService<IRandomSource>(),
        provider.GetRequiredService<IIdSource>(),
        provider.GetRequiredService<Pulse>(),
        provider.GetRequiredService<KnownGateways>()));

    private sealed class Clock(TimeProvider time) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + Ahead;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            time.CreateTimer(callback, state, dueTime, period);
    }
}
