using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Gateways;
using BlazingSun.Games.Outages;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Games.Rooms;

/// <summary>What every room works with.</summary>
internal sealed class RoomServices(RoomRules rules, RoomStore store, RoomPublisher publisher, RoomEffectRunner effects, RoomInputs inputs)
{
    public RoomRules Rules { get; } = rules;

    public RoomStore Store { get; } = store;

    public RoomPublisher Publisher { get; } = publisher;

    public RoomEffectRunner Effects { get; } = effects;

    public TimeProvider Time { get; } = inputs.Time;

    public IRandomSource Random { get; } = inputs.Random;

    public Pulse Pulse { get; } = inputs.Pulse;

    public KnownGateways Gateways { get; } = inputs.Gateways;
}

/// <summary>Time with its outages, randomness, new ids, gateways: what comes from outside.</summary>
internal sealed class RoomInputs(TimeProvider time, IRandomSource random, IIdSource ids, Pulse pulse, KnownGateways gateways)
{
    public TimeProvider Time { get; } = time;

    public IRandomSource Random { get; } = random;

    public IIdSource Ids { get; } = ids;

    public Pulse Pulse { get; } = pulse;

    public KnownGateways Gateways { get; } = gateways;
}
