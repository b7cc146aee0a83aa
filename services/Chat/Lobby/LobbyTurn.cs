using BlazingSun.Contracts.Events;

namespace BlazingSun.Chat.Lobby;

/// <summary>What became of a message that was to be written.</summary>
/// <param name="Answer">What its sender gets: the message, or that it was taken away meanwhile.</param>
/// <param name="IsRepeat">It was written before; only the sender hears of it.</param>
/// <param name="Untold">Earlier messages of which it is not known whether they have been told; in order.</param>
/// <param name="Position">Up to here all is told, once the untold ones and a new one are.</param>
internal sealed record LobbyTurn(ChatFrame Answer, bool IsRepeat, IReadOnlyList<LobbyMessage> Untold, long Position);
