using BlazingSun.Chat.Commands;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;

namespace BlazingSun.Chat.Lobby;

/// <summary>Shows older messages of lobbies.</summary>
internal sealed class ReadLobbyHistoryHandler(KnownLobbies lobbies, LobbyMessages messages, ChatOutlet outlet) : IChatHandler<ReadLobbyHistory>
{
    public const int DefaultLimit = 50;
    private const int MaxLimit = 100;

    public async ValueTask<Refusal?> HandleAsync(ChatRequest request, ReadLobbyHistory command, CancellationToken deadline)
    {
        if (lobbies.Refuse(command.LobbyId) is { } refusal)
            return refusal;
        int limit = command.Limit ?? DefaultLimit;
        if (limit is < 1 or > MaxLimit)
            return new Refusal(ErrorCode.BAD_MESSAGE, $"limit is a number from 1 to {MaxLimit}.");
        await outlet.ReplyAsync(request, await messages.ReadAsync(command.LobbyId, command.Before, limit, deadline), deadline);
        return null;
    }
}
