using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Commands;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.RateLimits;

/// <summary>Commands that a user may give only so often, over all of the user's sockets here.</summary>
internal sealed class CommandRates(
    [FromKeyedServices("rooms")] AttemptLimit rooms, [FromKeyedServices("messages")] AttemptLimit messages,
    [FromKeyedServices("typing")] AttemptLimit typing, [FromKeyedServices("questions")] AttemptLimit questions,
    [FromKeyedServices("friends")] AttemptLimit friends) : ICommandFilter
{
    public FilterResult Apply(ClientSocket socket, ClientCommand command, string? correlationId)
    {
        UserId user = socket.User!.Caller.UserId;
        return command switch
        {
            CreateRoom => Count(rooms, user, "Too many new rooms. Wait a moment."),
            SendMessage or SendLobbyMessage or PlayerChat or SpectatorChat => Count(messages, user, "Too many messages. Wait a moment."),
            ReadHistory or ReadLobbyHistory or JoinLobby or ListConversations or ListFriends =>
                Count(questions, user, "Too many questions. Wait a moment."),
            FriendCommand => Count(friends, user, "Too many requests. Wait a moment."),

            // Nobody misses it: it is dropped without a word.
            Typing to when typing.TryCount($"{user} {to.RecipientId}") > TimeSpan.Zero => FilterResult.Done(),
            _ => default,
        };
    }

    private static FilterResult Count(AttemptLimit limit, UserId user, string text) =>
        limit.TryCount(user.ToString()) is { Ticks: > 0 } wait
            ? FilterResult.Done(new Refusal(ErrorCode.RATE_LIMITED, text, (int)Math.Ceiling(wait.TotalMilliseconds)))
            : default;
}
