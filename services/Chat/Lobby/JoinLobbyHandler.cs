using BlazingSun.Chat.Commands;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;

namespace BlazingSun.Chat.Lobby;

/// <summary>Lets sockets into lobbies.</summary>
internal sealed class JoinLobbyHandler(KnownLobbies lobbies, LobbyMessages messages, ChatOutlet outlet) : IChatHandler<JoinLobby>
{
    public async ValueTask<Refusal?> HandleAsync(ChatRequest request, JoinLobby command, CancellationToken deadline)
    {
        if (lobbies.Refuse(command.LobbyId) is { } refusal)
            return refusal;
        long before = await messages.CountAsync(command.LobbyId, deadline);
        await outlet.JoinedAsync(request, command.LobbyId, await NewestAsync(command, deadline), deadline);
        // Another replica, from which this one is taking over, may have told a message between the reading and the joining.
        if (await messages.CountAsync(command.LobbyId, deadline) != before)
            await outlet.ReplyAsync(request, await NewestAsync(command, deadline), deadline);
        return null;
    }

    private ValueTask<LobbyHistory> NewestAsync(JoinLobby command, CancellationToken deadline) =>
        messages.ReadAsync(command.LobbyId, null, ReadLobbyHistoryHandler.DefaultLimit, deadline);
}
