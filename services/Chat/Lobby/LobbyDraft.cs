using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Lobby;

/// <summary>A message that is not in the lobby yet.</summary>
/// <param name="Lobby">Where to.</param>
/// <param name="Sender">Who writes.</param>
/// <param name="Content">Fit to be shown.</param>
/// <param name="CommandId">By it a repeat is known.</param>
internal sealed record LobbyDraft(LobbyId Lobby, Caller Sender, string Content, string CommandId);
