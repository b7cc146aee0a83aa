using BlazingSun.Contracts.Bus;

namespace BlazingSun.Chat.Moderation.Mutes;

/// <summary>What became of a command to mute somebody, or to end that.</summary>
/// <param name="Now">The user's mute as it is now.</param>
/// <param name="SaidAt">When that was said; later for every mute of the user, whichever replica's clock it was.</param>
/// <param name="Answer">What the command led to, be it long ago.</param>
/// <param name="IsTold">All have heard of it, so that it is a repeat.</param>
internal sealed record MuteTurn(UserMute Now, DateTimeOffset SaidAt, UserMute Answer, bool IsTold);
