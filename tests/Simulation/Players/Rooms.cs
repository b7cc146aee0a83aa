using System.Text.Json;

namespace BlazingSun.Simulation.Players;

/// <summary>
/// The rooms of a tab. Here it shows whether the numbers come without gap or repetition, and whether what was folded is what the server says.
/// </summary>
internal sealed class Rooms(Player player)
{
    private readonly Dictionary<string, RoomPicture> _pictures = [];
    private readonly HashSet<string> _live = [];
    private readonly HashSet<(string Room, long Seq)> _got = [];
    private bool _isResumed;

    /// <summary>From a sync on nothing is promised, until one has been answered.</summary>
    public bool IsAsking { get; set; }

    public IEnumerable<RoomPicture> All => _pictures.Values;

    public RoomPicture? Find(string room) => _pictures.GetValueOrDefault(room);

    /// <summary>The last numbers, for a sync.</summary>
    public Dictionary<string, long> Numbers() => _pictures.ToDictionary(room => room.Key, room => room.Value.Seq);

    /// <summary>A new connection: pictures are kept, but nothing is promised of them before they are resumed.</summary>
    public void Connected()
    {
        _live.Clear();
        _got.Clear();
        _isResumed = false;
    }

    /// <summary>Takes a state or an event.</summary>
    /// <returns>False when a sync is needed.</returns>
    public bool Take(Frame frame, bool isAnswer)
    {
        if (frame.Room is not { } room)
            return true;
        if (frame.IsState)
        {
            TakeState(frame.Correlation is null ? frame.Json : JsonElement.Parse(frame.Shared));
            return true;
        }

        long seq = frame.Seq!.Value;
        if (!_pictures.TryGetValue(room, out RoomPicture? picture))
            return Begin(frame);
        if (!isAnswer && !_got.Add((room, seq)))
            player.World.Verdict.Report($"{player.Name} got number {seq} of {room} twice on one socket");
        if (seq <= picture.Seq)
            return true;
        if (seq > picture.Seq + 1)
            return Gap(picture, seq, isAnswer);
        RoomReducer.Apply(picture, frame);
        player.World.Oracle.Folded(player, picture);
        ForgetIfLeft(frame, picture);
        return true;
    }

    /// <summary>The answer to a sync that named these numbers.</summary>
    public void Resume(JsonElement snapshot, Dictionary<string, long> asked)
    {
        (_isResumed, IsAsking) = (true, false);
        HashSet<string> active = [.. snapshot.GetProperty("activeRooms").EnumerateArray().Select(id => id.GetString()!)];
        foreach (string room in _pictures.Keys.Where(room => !active.Contains(room) && asked.ContainsKey(room)).ToArray())
            Forget(room);
        foreach (string room in active)
        {
            _live.Add(room);
            _got.RemoveWhere(got => got.Room == room);
        }

        foreach (JsonProperty state in snapshot.GetProperty("gameStates").EnumerateObject())
            TakeState(state.Value);
    }

    private void TakeState(JsonElement json)
    {
        RoomPicture state = RoomPicture.Of(json);
        player.World.Oracle.StateSeen(player, json, state);
        RoomPicture? mine = Find(state.Room);
        if (mine?.Seq > state.Seq)
            return;
        if (mine?.Seq == state.Seq && mine.ToString() != state.ToString())
            player.World.Verdict.Report($"{player.Name} folded\n  {mine}\nbut the state is\n  {state}");
        _pictures[state.Room] = state;
        _live.Add(state.Room);
        _got.RemoveWhere(got => got.Room == state.Room && got.Seq > state.Seq);
    }

    private bool Begin(Frame frame)
    {
        if (frame.Type != "games.event.room_created")
            return false;
        _pictures.Add(frame.Room!, RoomReducer.Created(frame));
        _live.Add(frame.Room!);
        return true;
    }

    private bool Gap(RoomPicture picture, long seq, bool isAnswer)
    {
        if (_isResumed && !IsAsking && _live.Contains(picture.Room) && !isAnswer)
            player.World.Oracle.Gap(player, picture, seq);
        _live.Remove(picture.Room);
        return false;
    }

    private void ForgetIfLeft(Frame frame, RoomPicture picture)
    {
        bool isSeated = picture.SeatOf(player.Id) is not null;
        bool left = frame.Type switch
        {
            "games.event.player_left" => frame.Text("playerId") == player.Id,
            "games.event.spectator_left" => frame.Text("spectatorId") == player.Id && !isSeated,
            _ => false,
        };
        if (left || picture.IsClosed)
            Forget(picture.Room);
    }

    public void Forget(string room)
    {
        _pictures.Remove(room);
        _live.Remove(room);
        _got.RemoveWhere(got => got.Room == room);
    }
}
