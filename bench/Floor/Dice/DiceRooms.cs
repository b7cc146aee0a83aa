using System.Collections.Concurrent;

namespace BlazingSun.Floor.Dice;

/// <summary>All rooms by name; a room is made by whoever joins it first.</summary>
internal sealed class DiceRooms
{
    private readonly ConcurrentDictionary<string, DiceRoom> _rooms = new();

    public DiceRoom Named(string name) => _rooms.GetOrAdd(name, key => new DiceRoom(key));

    public void Remove(string name) => _rooms.TryRemove(name, out _);
}
