using System.Text.Json.Serialization;
using BlazingSun.Contracts.Ids;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Rules.Games;

/// <summary>Something that happened in a game. Its JSON type stands on <see cref="RoomEvent"/>.</summary>
public abstract record GameEvent : RoomEvent
{
    /// <summary>Bytes of the game's fair stream that this event took.</summary>
    [JsonIgnore]
    public virtual int FairBytes => 0;

    /// <summary>
    /// A finished frame per kind of viewer: the first match wins, the last is for all. What is hidden stands only in the frames of
    /// those who may know it.
    /// </summary>
    public abstract IReadOnlyList<EventView> View(RoomId roomId, long seq);
}
