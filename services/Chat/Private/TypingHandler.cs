using BlazingSun.Chat.Commands;
using BlazingSun.Chat.Friends;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;

namespace BlazingSun.Chat.Private;

/// <summary>Tells friends that somebody is writing to them. Nothing is stored, and nobody hears that it was not told.</summary>
internal sealed class TypingHandler(Friendships friendships, ChatOutlet outlet) : IChatHandler<Typing>
{
    public async ValueTask<Refusal?> HandleAsync(ChatRequest request, Typing command, CancellationToken deadline)
    {
        if (await friendships.AreFriendsAsync(request.Caller.UserId, command.RecipientId, deadline))
            await outlet.TellAsync(request.Key, command.RecipientId, new TypingFrame(request.Caller.UserId), deadline);
        return null;
    }
}
