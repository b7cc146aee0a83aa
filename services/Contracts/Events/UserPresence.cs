using System.Text.Json.Serialization;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;

namespace BlazingSun.Contracts.Events;

/// <summary>Whether somebody is there.</summary>
[JsonConverter(typeof(LowercaseEnumConverter<PresenceStatus>))]
public enum PresenceStatus
{
    /// <summary>No socket anywhere.</summary>
    Offline,

    /// <summary>Connected, but no page had the focus for a while.</summary>
    Away,

    /// <summary>Connected.</summary>
    Online,
}

/// <summary>Whether somebody is there, and when that was last so; null = not known.</summary>
public sealed record UserPresence(PresenceStatus Status, DateTimeOffset? LastSeen)
{
    /// <summary>Nothing is known of the user.</summary>
    public static UserPresence Unknown { get; } = new(PresenceStatus.Offline, null);
}

/// <summary>A friend came, went, or looks elsewhere.</summary>
public sealed record PresenceChangedFrame(UserId UserId, string Username, PresenceStatus Status, DateTimeOffset? LastSeen) : ChatFrame;
