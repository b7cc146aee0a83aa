using BlazingSun.Chat.Commands;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Lobby;

/// <summary>A message that is not in the lobby yet.</summary>
/// <param name="Lobby">Where to.</param>
/// <param name="Sender">Who writes.</param>
/// <param name="Content">Fit to be shown.</param>
/// <param name="CommandId">By it a repeat is known: the client's, or that of the delivery.</param>
internal sealed record LobbyDraft(LobbyId Lobby, Caller Sender, string Content, string CommandId)
{
    public static LobbyDraft Of(ChatRequest request, LobbyId lobby, string content) =>
        new(lobby, request.Caller, content, request.CorrelationId ?? request.EventId.ToString("D"));
}
