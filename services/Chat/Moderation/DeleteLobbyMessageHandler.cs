using BlazingSun.Chat.Commands;
using BlazingSun.Chat.Lobby;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;

namespace BlazingSun.Chat.Moderation;

/// <summary>Admins take lobby messages away. A message that is gone is told to be gone again: nobody may have heard of it the first time.</summary>
internal sealed class DeleteLobbyMessageHandler(KnownLobbies lobbies, LobbyErasure messages, ChatOutlet outlet) : IChatHandler<DeleteLobbyMessage>
{
    public async ValueTask<Refusal?> HandleAsync(ChatRequest request, DeleteLobbyMessage command, CancellationToken deadline)
    {
        if ((Admins.Refuse(request.Caller) ?? lobbies.Refuse(command.LobbyId)) is { } refusal)
            return refusal;
        await messages.RemoveAsync(command.LobbyId, command.MessageId, deadline);
        await outlet.TellLobbyAsync(command.LobbyId, new LobbyMessageDeleted(command.LobbyId, command.MessageId), deadline, request.Cause);
        return null;
    }
}
