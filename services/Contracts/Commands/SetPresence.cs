using BlazingSun.Contracts.Events;

namespace BlazingSun.Contracts.Commands;

/// <summary>Whether anybody looks at the sender's page: online or away. The gateway's alone.</summary>
public sealed record SetPresence(PresenceStatus Status) : ClientCommand;
