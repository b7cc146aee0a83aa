using BlazingSun.Chat.Commands;
using BlazingSun.Chat.Moderation.Mutes;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Lobby;

/// <summary>Lets sockets into lobbies, and tells them when they may not write there.</summary>
internal sealed class JoinLobbyHandler(KnownLobbies lobbies, LobbyMessages messages, MuteStore mutes, ChatOutlet outlet) : IChatHandler<JoinLobby>
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
        await TellMuteAsync(request, deadline);
        return null;
    }

    // Between the reading and the joining a message may have been told by another replica, from which this one is taking over, or told to be gone.
    private async ValueTask CatchUpAsync(ChatRequest request, JoinLobby command, LobbyHistory shown, CancellationToken deadline)
    {
        await outlet.ReplyAsync(request, await NewestAsync(command, deadline), deadline);
        foreach (MessageId gone in await messages.GoneAsync(shown, deadline))
            await outlet.ReplyAsync(request, new LobbyMessageDeleted(command.LobbyId, gone), deadline);
    }

    // It answers nothing: the history did.
    private async ValueTask TellMuteAsync(ChatRequest request, CancellationToken deadline)
    {
        Caller caller = request.Caller;
        if (!caller.IsAdmin && await mutes.UntilAsync(caller.UserId, deadline) is { } until)
            await outlet.ReplyAsync(request with { CorrelationId = null }, new UserMuted(caller.UserId, caller.Username, until), deadline);
    }

    private ValueTask<LobbyHistory> NewestAsync(JoinLobby command, CancellationToken deadline) =>
        messages.ReadAsync(command.LobbyId, null, HistoryPage.DefaultLimit, deadline);
}
