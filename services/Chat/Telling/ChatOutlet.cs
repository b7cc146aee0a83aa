using BlazingSun.Chat.Commands;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Chat.Telling;

/// <summary>The only way by which Chat tells anyone anything. Every method may throw that the broker is away.</summary>
internal sealed class ChatOutlet(IBus bus, ChatEnvelopes envelopes)
{
    /// <summary>To the socket that asked.</summary>
    public ValueTask ReplyAsync(ChatRequest request, ChatFrame frame, CancellationToken cancellationToken) =>
        PublishAsync([envelopes.Reply(request.Key, request.Reply(ChatEnvelopes.Frame(frame)))], cancellationToken);

    /// <summary>To the socket that asked.</summary>
    public ValueTask ReplyAsync(ChatRequest request, ErrorFrame frame, CancellationToken cancellationToken) =>
        PublishAsync([envelopes.Reply(request.Key, request.Reply(ChatEnvelopes.Frame(frame)))], cancellationToken);

    /// <summary>To all sockets of one user.</summary>
    public ValueTask TellAsync(string key, UserId user, ChatFrame frame, CancellationToken cancellationToken, Cause? cause = null) =>
        TellAsync(key, [(user, frame)], cancellationToken, cause);

    /// <summary>To all sockets of users, in one go: each what is meant for them. The cause belongs to the first.</summary>
    public ValueTask TellAsync(
        string key, IReadOnlyList<(UserId User, ChatFrame Frame)> frames, CancellationToken cancellationToken, Cause? cause = null) =>
        PublishAsync(
            [.. frames.Select((one, i) => envelopes.Delivery(key, new Audience("user", [one.User]), one.Frame, i == 0 ? cause : null))],
            cancellationToken);

    /// <summary>The same to all sockets of some users.</summary>
    public ValueTask TellAllAsync(string key, IReadOnlyList<UserId> users, ChatFrame frame, CancellationToken cancellationToken) =>
        users.Count == 0 ? default : PublishAsync([envelopes.Delivery(key, new Audience("users", users), frame, null)], cancellationToken);

    /// <summary>To all sockets of some users, in one go: each frame to its own ones.</summary>
    public ValueTask TellAllAsync(IReadOnlyList<(string Key, IReadOnlyList<UserId> Users, ChatFrame Frame)> frames, CancellationToken cancellationToken) =>
        frames.Count == 0
            ? default
            : PublishAsync([.. frames.Select(one => envelopes.Delivery(one.Key, new Audience("users", one.Users), one.Frame, null))], cancellationToken);

    /// <summary>To the sockets that joined a lobby.</summary>
    public ValueTask TellLobbyAsync(LobbyId lobby, ChatFrame frame, CancellationToken cancellationToken, Cause? cause = null) =>
        PublishAsync(
            [envelopes.Delivery(lobby.ToString(), new Audience("lobby", LobbyId: lobby.ToString()), frame, cause)], cancellationToken);

    /// <summary>To the sockets that joined lobbies, in one go: each frame to its lobby.</summary>
    public ValueTask TellLobbiesAsync(IReadOnlyList<(LobbyId Lobby, ChatFrame Frame)> frames, CancellationToken cancellationToken) => PublishAsync(
        [.. frames.Select(one => envelopes.Delivery(one.Lobby.ToString(), new Audience("lobby", LobbyId: one.Lobby.ToString()), one.Frame, null))],
        cancellationToken);

    /// <summary>The socket that asked is in the lobby from here on.</summary>
    public ValueTask JoinedAsync(ChatRequest request, LobbyId lobby, LobbyHistory history, CancellationToken cancellationToken) =>
        PublishAsync(
            [envelopes.Joined(lobby.ToString(), new LobbyJoined(lobby, request.Reply(ChatEnvelopes.Frame(history))))], cancellationToken);

    /// <summary>To the gateway of the socket that asked.</summary>
    public ValueTask UnreadAsync(ChatRequest request, int count, CancellationToken cancellationToken) =>
        request.ConnectionId is { } socket
            ? PublishAsync([envelopes.Unread(request.Key, new UnreadCount(request.Caller.UserId, socket, count))], cancellationToken)
            : default;

    /// <summary>To the other apps; of what they hear of a user, that counts which was said last.</summary>
    public ValueTask MutedAsync(UserMute mute, DateTimeOffset saidAt, CancellationToken cancellationToken) =>
        bus.PublishAsync(Topics.SystemEvents, envelopes.Muted(mute, saidAt), cancellationToken);

    /// <summary>Once more to all apps that a user was removed: they take away what came since they heard.</summary>
    public ValueTask RemovedAsync(UserId user, DateTimeOffset removedAt, CancellationToken cancellationToken) =>
        bus.PublishAsync(Topics.SystemEvents, envelopes.Removed(user, removedAt), cancellationToken);

    private ValueTask PublishAsync(BusMessage[] messages, CancellationToken cancellationToken) =>
        bus.PublishAsync(Topics.ChatEvents, messages, cancellationToken);
}
