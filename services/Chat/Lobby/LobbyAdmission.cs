using BlazingSun.Chat.Moderation.Mutes;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Rules.Chat;

namespace BlazingSun.Chat.Lobby;

/// <summary>Who may write what in which lobby.</summary>
internal sealed class LobbyAdmission(KnownLobbies lobbies, WordFilter filter, MuteStore mutes, TimeProvider time)
{
    /// <summary>The text as it is kept, or why it is refused.</summary>
    /// <returns>Exactly one of both is null.</returns>
    public async ValueTask<(string? Text, Refusal? Refusal)> CheckAsync(Caller sender, SendLobbyMessage message, CancellationToken cancellationToken)
    {
        (string? text, Refusal? refusal) = ChatContent.Check(message.Content, filter);
        refusal = lobbies.Refuse(message.LobbyId) ?? refusal ?? await MutedAsync(sender, cancellationToken);
        return refusal is null ? (text, null) : (null, refusal);
    }

    private async ValueTask<Refusal?> MutedAsync(Caller sender, CancellationToken cancellationToken) =>
        !sender.IsAdmin && await mutes.UntilAsync(sender.UserId, cancellationToken) is { } until
            ? Muting.Refuse(until, time.GetUtcNow())
            : null;
}
