using BlazingSun.Chat.Commands;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Lobby;

/// <summary>Lets sockets into lobbies.</summary>
internal sealed class JoinLobbyHandler(KnownLobbies lobbies, LobbyMessages messages, ChatOutlet outlet) : IChatHandler<JoinLobby>
{
    public async ValueTask<Refusal?> HandleAsync(ChatRequest request, JoinLobby command, CancellationToken deadline)
    {
        if (lobbies.Refuse(command.LobbyId) is { } refusal)
            return refusal;
        long before = await messages.ChangesAsync(command.LobbyId, deadline);
        LobbyHistory shown = await NewestAsync(command, deadline);
        await outlet.JoinedAsync(request, command.LobbyId, shown, deadline);
        if (await messages.ChangesAsync(command.LobbyId, deadline) != before)
            await CatchUpAsync(request, command, shown, deadline);
        return null;
    }

    // Between the reading and the joining a message may have been told by another replica, from which this one is taking over, or told to be gone.
    private async ValueTask CatchUpAsync(ChatRequest request, JoinLobby command, LobbyHistory shown, CancellationToken deadline)
    {
        await outlet.ReplyAsync(request, await NewestAsync(command, deadline), deadline);
        foreach (MessageId gone in await messages.GoneAsync(shown, deadline))
            await outlet.ReplyAsync(request, new LobbyMessageDeleted(command.LobbyId, gone), deadline);
    }

    private ValueTask<LobbyHistory> NewestAsync(JoinLobby command, CancellationToken deadline) =>
        messages.ReadAsync(command.LobbyId, null, ReadLobbyHistoryHandler.DefaultLimit, deadline);
}
