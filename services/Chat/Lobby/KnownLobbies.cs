using System.Collections.Frozen;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using Microsoft.Extensions.Options;

namespace BlazingSun.Chat.Lobby;

/// <summary>Which lobbies there are.</summary>
internal sealed class KnownLobbies(IOptions<ChatOptions> options)
{
    /// <summary>Those that need not be configured: the one of all, and those of the games that come along.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } = ["lobby:main", "games:bigger_dice"];

    private readonly FrozenSet<LobbyId> lobbies = BuiltIn.Concat(options.Value.Lobbies).Select(Id.Parse<LobbyId>).ToFrozenSet();

    /// <summary>Why nobody can be in the lobby; null = there is one.</summary>
    public Refusal? Refuse(LobbyId lobby) =>
        lobbies.Contains(lobby) ? null : new Refusal(ErrorCode.NOT_FOUND, $"There is no lobby {lobby}.");
}
