using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Platform.PubSub;
using BlazingSun.Platform.State;
using BlazingSun.Simulation.Players;
using BlazingSun.Simulation.Worlds;

namespace BlazingSun.Simulation.Oracles;

/// <summary>
/// Sees all that is stored, all that is told and all that clients get, at the moment it happens, and says when something of it cannot be.
/// What is stored is the truth; what is told and what is seen has to agree with it.
/// </summary>
internal sealed class Oracle(World world)
{
    private const int FoldsChecked = 5;

    private readonly SortedDictionary<string, RoomHistory> _rooms = new(StringComparer.Ordinal);

    public CommandBook Commands { get; } = new(world);

    public IEnumerable<RoomHistory> Rooms => _rooms.Values;

    /// <summary>The rooms that take commands, oldest first.</summary>
    public List<string> OpenRooms { get; } = [];

    public RoomHistory? Find(string room) => _rooms.GetValueOrDefault(room);

    /// <summary>A value is in the store.</summary>
    public void Saved(string store, string key, ReadOnlySpan<byte> value)
    {
        string[] parts = key.Split(':');
        if (store != StateStores.Rooms || parts[0] != "room")
            return;
        JsonElement json = JsonElement.Parse(value);
        RoomHistory history = Of(parts[1]);
        if (parts.Length == 2)
            history.Saved(json);
        else
            history.Sealed(json, long.Parse(parts[2].Split('-')[0], System.Globalization.CultureInfo.InvariantCulture));
        if (history.Current is { Closed: true })
            OpenRooms.Remove(parts[1]);
    }

    /// <summary>The broker has a message.</summary>
    public void Published(string topic, BusMessage message)
    {
        if (topic.EndsWith(".dead", StringComparison.Ordinal))
            world.Verdict.Report($"a message could not be read: {Encoding.UTF8.GetString(message.Body.Span)}");
        if (topic == Topics.GamesEvents)
            new PublishedCheck(this, world).Check(JsonElement.Parse(message.Body.Span));
    }

    /// <summary>A client got a frame.</summary>
    public void Seen(Player player, Frame frame)
    {
        world.Trace.Mix(frame.Bytes.Length);
        foreach (RoomHistory room in _rooms.Values)
        {
            if (room.Secret is { } secret && frame.Bytes.AsSpan().IndexOf(secret) >= 0)
                world.Verdict.Report($"{player.Name} was told the server seed of a running game: {Encoding.UTF8.GetString(frame.Bytes)}");
        }

        if (frame.IsEvent && Find(frame.Room!)?.Tells(frame.Seq!.Value, frame.Shared, player.UserId) != true)
            world.Verdict.Report($"{player.Name} was told what did not happen: {Encoding.UTF8.GetString(frame.Bytes)}");
        if (frame.Correlation is not null)
            Commands.Answered(player, frame);
        if (frame.Error == "INTERNAL")
            world.Verdict.Report($"{player.Name} got an internal error: {Encoding.UTF8.GetString(frame.Bytes)}");
    }

    /// <summary>A client got a room's state.</summary>
    public void StateSeen(Player player, JsonElement json, RoomPicture state)
    {
        if (Find(state.Room)?.Shows(state.Seq, JsonMarshal.GetRawUtf8Value(json), player.UserId) != true)
            world.Verdict.Report($"{player.Name} was shown what is not so: {json}");
    }

    /// <summary>A client has put an event to its picture.</summary>
    public void Folded(Player player, RoomPicture picture)
    {
        if (picture.Seq % FoldsChecked != 0 || Find(picture.Room)?.StateOf(picture.Seq, player.UserId) is not { } state)
            return;
        string truth = RoomPicture.Of(JsonElement.Parse(state)).ToString();
        if (truth != picture.ToString())
            world.Verdict.Report($"{player.Name} folded\n  {picture}\nbut the room is\n  {truth}");
    }

    /// <summary>A client that was up to date missed a number.</summary>
    public void Gap(Player player, RoomPicture picture, long seq) =>
        world.Verdict.Report($"{player.Name} has number {picture.Seq} of {picture.Room} and got {seq}");

    private RoomHistory Of(string room)
    {
        if (_rooms.TryGetValue(room, out RoomHistory? history))
            return history;
        _rooms.Add(room, history = new RoomHistory(world, room));
        OpenRooms.Add(room);
        return history;
    }
}
