using BlazingSun.Chat.Commands;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Rules.Chat;

namespace BlazingSun.Chat.Lobby;

/// <summary>Writes into lobbies, and tells those who are there.</summary>
internal sealed class SendLobbyMessageHandler(
    KnownLobbies lobbies, WordFilter filter, LobbyWriter writer, ToldMessages told, ChatOutlet outlet) : IChatHandler<SendLobbyMessage>
{
    public async ValueTask<Refusal?> HandleAsync(ChatRequest request, SendLobbyMessage command, CancellationToken deadline)
    {
        (string? text, Refusal? refusal) = ChatContent.Check(command.Content, filter);
        if ((lobbies.Refuse(command.LobbyId) ?? refusal) is { } no)
            return no;
        LobbyDraft draft = LobbyDraft.Of(request, command.LobbyId, text!);
        await TellAsync(request, draft.Lobby, await writer.WriteAsync(draft, told.Of(draft.Lobby), deadline), deadline);
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
