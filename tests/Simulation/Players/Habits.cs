using System.Globalization;
using BlazingSun.Simulation.Worlds;

namespace BlazingSun.Simulation.Players;

/// <summary>What a player does: opens and joins rooms, plays, watches, dawdles, leaves; and at the end finishes what it has begun.</summary>
internal sealed class Habits(Player player)
{
    private static readonly string[] Names = ["The first table", "The second table", "The third table"];

    private World World => player.World;

    private IEnumerable<RoomPicture> Rooms => player.Ready?.Rooms.All ?? [];

    private RoomPicture? Seat => Rooms.FirstOrDefault(room => room.SeatOf(player.Id) is not null && !room.IsClosed);

    private RoomPicture? Watched => Rooms.FirstOrDefault(room => room.SeatOf(player.Id) is null && !room.IsClosed);

    /// <summary>Lives until all is done, or the player is gone.</summary>
    public async Task RunAsync()
    {
        _ = player.Tabs[0].RunAsync();
        while (!player.IsGone && !World.IsClosing)
        {
            await ThinkAsync();
            await ActAsync();
        }

        if (!player.IsGone)
            await FinishAsync();
        foreach (Tab tab in player.Tabs)
            tab.Close();
        player.IsDone = true;
    }

    private Task ThinkAsync() => player.PauseAsync(TimeSpan.FromMilliseconds(player.Random.Between(20, 600)));

    private async Task ActAsync()
    {
        if (player.Ready is null)
            return;
        if (player.Random.Chance(0.01) && !player.Tabs[1].IsOpen)
            _ = player.Tabs[1].RunAsync();
        else if (player.Random.Chance(0.01) && player.Tabs[1].IsOpen)
            player.Tabs[1].Close();
        else if (Seat is { } seat)
            await PlayAsync(seat);
        else
            await WanderAsync();
    }

    private Task PlayAsync(RoomPicture room) => room.Status switch
    {
        "waiting" => WaitAsync(room),
        "playing" => MoveAsync(room),
        _ => AgainAsync(room),
    };

    private async Task WaitAsync(RoomPicture room)
    {
        int chance = player.Random.Below(100);
        if (chance < 5)
            await InRoomAsync("leave_room", room);
        else if (chance < 15)
            await InRoomAsync("ready", room, $",\"clientSeed\":\"{player.Name}{player.Random.Below(10)}\"");
        else if (chance < 40 && room.SeatOf(player.Id) is { Ready: false })
            await InRoomAsync("ready", room);
        else if (chance < 60 && room.Host == player.Id && room.Seats.Count > 1)
            await InRoomAsync("start", room);
        else if (chance < 63 && room.Host == player.Id)
            await InRoomAsync("configure", room, $",\"config\":{{\"turnSeconds\":{player.Random.Between(5, 12)}}}");
    }

    private async Task MoveAsync(RoomPicture room)
    {
        double chance = player.Random.Below(1000) / 1000.0;
        bool isMine = room.Game?.Turn == player.Id;
        if (chance < 0.003)
            await InRoomAsync("resign", room);
        else if (chance < 0.006)
            await InRoomAsync("leave_room", room);
        else if (isMine && !World.Weather.IsCalm && player.Random.Chance(World.Plan.Dawdling))
            await player.PauseAsync(TimeSpan.FromSeconds(player.Random.Between(4, 14)));
        else if (isMine || chance > 0.995)
            await InRoomAsync("bigger_dice.roll", room);
    }

    private Task AgainAsync(RoomPicture room) => player.Random.Below(10) switch
    {
        < 5 => InRoomAsync("rematch", room),
        < 7 => InRoomAsync("leave_room", room),
        7 => WanderAsync(),
        _ => Task.CompletedTask,
    };

    private async Task WanderAsync()
    {
        int chance = player.Random.Below(100);
        if (Watched is { } watched && chance < 30)
            await InRoomAsync(chance < 15 ? "stop_spectating" : "join_room", watched);
        else if (World.Oracle.OpenRooms is { Count: > 0 } rooms && chance < 75)
            await EnterAsync(player.Random.Pick(rooms), chance);
        else if (chance < 90)
            await OpenAsync(player.Random.Pick(Names));
        else
            await player.CallAsync("list_rooms", ",\"gameType\":\"bigger_dice\"");
    }

    private Task EnterAsync(string room, int chance) => chance < 55
        ? player.CallAsync("join_room", $",\"roomId\":\"{room}\"")
        : chance < 60
            ? player.CallAsync("join_room", $",\"roomName\":\"{player.Random.Pick(Names)}\",\"gameType\":\"bigger_dice\"")
            : player.CallAsync("spectate", $",\"roomId\":\"{room}\"");

    private Task<Frame?> OpenAsync(string name)
    {
        string mode = player.Random.Pick(["auto", "auto", "auto", "ready", "host"]);
        string config = string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"startMode\":\"{mode}\",\"turnSeconds\":{player.Random.Pick([0, 5, 8, 12])},\"reconnectSeconds\":{player.Random.Between(5, 25)},"
            + $"\"idleSeconds\":{player.Random.Between(30, 60)}}}");
        return player.CallAsync("create_room", $",\"gameType\":\"bigger_dice\",\"roomName\":\"{name}\",\"config\":{config}");
    }

    private Task<Frame?> InRoomAsync(string type, RoomPicture room, string more = "") =>
        player.CallAsync(type, $",\"roomId\":\"{room.Room}\"{more}");

    // Plays the game to its end, leaves, and shows that name and seat are free again.
    private async Task FinishAsync()
    {
        int opened = 0;
        while (opened < 1 || Seat is not null || Watched is not null)
        {
            await ThinkAsync();
            if (player.Ready is null)
                continue;
            if (Seat is { Status: "playing" } playing)
                await MoveAsync(playing);
            else if ((Seat ?? Watched) is { } room)
                await InRoomAsync("leave_room", room);
            else if (await OpenAsync($"{Names[0]} of {player.Name}") is { Error: null })
                opened++;
        }
    }
}
