using BlazingSun.Contracts.Errors;

namespace BlazingSun.Rules.Rooms;

/// <summary>A room's answer to a command: events, or a refusal that changes nothing.</summary>
public readonly record struct Decision
{
    private readonly IReadOnlyList<RoomEvent>? events;

    private Decision(IReadOnlyList<RoomEvent>? events, Refusal? refusal) => (this.events, Refusal) = (events, refusal);

    /// <summary>What happened, in order; empty when there was nothing to do or the command was refused.</summary>
    public IReadOnlyList<RoomEvent> Events => events ?? [];

    /// <summary>Why not; null when accepted.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether the command was accepted.</summary>
    public bool IsAccepted => Refusal is null;

    /// <summary>Yes, and this is what happened.</summary>
    public static Decision Accepted(IReadOnlyList<RoomEvent> events) => new(events, null);

    /// <summary>No.</summary>
    public static Decision Refused(Refusal refusal) => new(null, refusal);
}
