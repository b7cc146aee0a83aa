using BlazingSun.Chat.Commands;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Lobby;

/// <summary>Writes into lobbies, and tells those who are there.</summary>
internal sealed class SendLobbyMessageHandler(LobbyAdmission admission, LobbyWriter writer, ToldMessages told, ChatOutlet outlet)
    : IChatHandler<SendLobbyMessage>
{
    public async ValueTask<Refusal?> HandleAsync(ChatRequest request, SendLobbyMessage command, CancellationToken deadline)
    {
        LobbyId lobby = command.LobbyId;
        (string? text, Refusal? refusal) = await admission.CheckAsync(request.Caller, command, deadline);
        if (text is null)
            return refusal;
        LobbyDraft draft = new(lobby, request.Caller, text, request.CommandId);
        await TellAsync(request, lobby, await writer.WriteAsync(draft, told.Of(lobby), deadline), deadline);
        return null;
    }

    private async ValueTask TellAsync(ChatRequest request, LobbyId lobby, LobbyTurn turn, CancellationToken deadline)
    {
        foreach (LobbyMessage message in turn.Untold)
            await outlet.TellLobbyAsync(lobby, message, deadline);
        if (turn.IsRepeat)
            await outlet.ReplyAsync(request, turn.Answer, deadline);
        else
            await outlet.TellLobbyAsync(lobby, turn.Answer, deadline, request.Cause);
        told.Set(lobby, turn.Position);
    }
}
