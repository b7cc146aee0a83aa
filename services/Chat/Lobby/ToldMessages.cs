using System.Collections.Concurrent;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Lobby;

/// <summary>Up to which position this replica knows each lobby's messages to have been told.</summary>
internal sealed class ToldMessages
{
    private readonly ConcurrentDictionary<LobbyId, long> positions = new();

    public long Of(LobbyId lobby) => positions.GetValueOrDefault(lobby);

    public void Set(LobbyId lobby, long position) => positions.AddOrUpdate(lobby, position, (_, known) => Math.Max(known, position));
}
