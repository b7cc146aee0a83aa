using BlazingSun.Chat.Commands;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;

namespace BlazingSun.Chat.Lobby;

/// <summary>Shows older messages of lobbies.</summary>
internal sealed class ReadLobbyHistoryHandler(KnownLobbies lobbies, LobbyMessages messages, ChatOutlet outlet) : IChatHandler<ReadLobbyHistory>
{
    public async ValueTask<Refusal?> HandleAsync(ChatRequest request, ReadLobbyHistory command, CancellationToken deadline)
    {
        if ((lobbies.Refuse(command.LobbyId) ?? HistoryPage.Refuse(command.Limit)) is { } refusal)
            return refusal;
        int limit = command.Limit ?? HistoryPage.DefaultLimit;
        await outlet.ReplyAsync(request, await messages.ReadAsync(command.LobbyId, command.Before, limit, deadline), deadline);
        return null;
    }
}
