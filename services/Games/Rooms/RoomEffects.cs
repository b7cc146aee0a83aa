using BlazingSun.Contracts.Events;
using BlazingSun.Games.History;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Games.Rooms;

/// <summary>Which effects an event has outside of its room, read off what everyone may know of it.</summary>
internal static class RoomEffects
{
    /// <param name="effects">Gets them.</param>
    /// <param name="frame">The event as everyone may see it.</param>
    /// <param name="room">The room after it.</param>
    public static void Add(List<RoomEffect> effects, RoomEventFrame frame, Room room)
    {
        switch (frame)
        {
            case RoomCreated:
                effects.Add(new RoomEffect(RoomEffectKind.WatchDeadlines));
                AddOnce(effects, RoomEffectKind.List);
                break;
            case PlayerLeft left:
                effects.Add(new RoomEffect(RoomEffectKind.ReleaseMember, left.PlayerId));
                AddOnce(effects, RoomEffectKind.List);
                break;
            case SpectatorLeft left:
                effects.Add(new RoomEffect(RoomEffectKind.ReleaseMember, left.SpectatorId));
                AddOnce(effects, RoomEffectKind.List);
                break;
            case PlayerDisconnected lost:
                effects.Add(new RoomEffect(RoomEffectKind.WatchReconnection, lost.PlayerId));
                break;
            case PlayerReconnected back:
                effects.Add(new RoomEffect(RoomEffectKind.EndReconnection, back.PlayerId));
                break;
            case RoomClosed:
                AddOnce(effects, RoomEffectKind.ReleaseAll);
                AddOnce(effects, RoomEffectKind.List);
                break;
            case GameOver:
                effects.Add(new RoomEffect(RoomEffectKind.StoreGame, Game: EndedGame.Of(room)));
                AddOnce(effects, RoomEffectKind.List);
                break;
            case PlayerJoined or SpectatorJoined or HostChanged or RoomConfigured or GameStarted:
                AddOnce(effects, RoomEffectKind.List);
                break;
        }
    }

    private static void AddOnce(List<RoomEffect> effects, RoomEffectKind kind)
    {
        RoomEffect effect = new(kind);
        if (!effects.Contains(effect))
        {
            effects.Add(effect);
        }
    }
}
