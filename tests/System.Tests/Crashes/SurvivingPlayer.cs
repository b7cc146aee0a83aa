using System.Text.Json.Nodes;
using BlazingSun.Players.Dice;
using BlazingSun.Players.Frames;

namespace BlazingSun.SystemTests.Crashes;

/// <summary>
/// A player who comes back after every lost connection, resumes from the last event number and sends an unanswered roll again under
/// its old id. Notes everything that contradicts what it was told before.
/// </summary>
internal sealed class SurvivingPlayer(DicePlayer who, IEntrance entrance)
{
    private readonly List<string> problems = [];
    private string? pendingRoll;
    private bool myTurn;
    private bool isSynced;

    public string Id => who.Id;

    /// <summary>The room's events by number, without the correlation ids.</summary>
    public SortedDictionary<long, JsonObject> Events { get; } = [];

    /// <summary>The rolls that this player was told.</summary>
    public IEnumerable<JsonObject> Rolled => Events.Values.Where(e => e["type"]!.GetValue<string>() == "games.event.bigger_dice.rolled");

    /// <summary>What went wrong.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>How many different rolls were sent.</summary>
    public int Rolls { get; private set; }

    /// <summary>The socket on which the seat was taken: open until the player has another one, so that the player was never away.</summary>
    public FrameSocket? First { get; set; }

    /// <summary>How often the server said that it ends.</summary>
    public int SentAway { get; private set; }

    /// <summary>How often the server said that it cannot now, and when to ask again.</summary>
    public int Refusals { get; private set; }

    /// <summary>How often events were missing on an open connection.</summary>
    public int Gaps { get; private set; }

    public string RoomId { get; set; } = "";

    public long LastSeq { get; set; }

    /// <summary>Plays to the end of the game. A game that has not ended when it is cancelled is a problem.</summary>
    public async Task PlayAsync(CancellationToken cancel)
    {
        try
        {
            await PlayAcrossCrashesAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            string last = Events.Count == 0 ? "nothing" : Events[LastSeq].ToJsonString();
            problems.Add($"player {Id} did not come to the end; the last event was {last}, the roll {pendingRoll ?? "none"} is not answered");
        }
    }

    private async Task PlayAcrossCrashesAsync(CancellationToken cancel)
    {
        for (bool over = false; !over;)
        {
            Uri address = await entrance.WhenUpAsync(cancel);
            try
            {
                await using FrameSocket socket = await DiceTable.SignInAsync(address, who, cancel);
                await LeaveFirstAsync();
                await SyncAsync(socket, cancel);
                await RollAgainAsync(socket, cancel);
                over = await PlayAsync(socket, cancel);
            }
            catch (Exception e) when (e is System.Net.WebSockets.WebSocketException or InvalidOperationException or HttpRequestException)
            {
                // The server is gone; it comes back.
            }
        }
    }

    private async Task LeaveFirstAsync()
    {
        if (First is not null)
        {
            await First.DisposeAsync();
            First = null;
        }
    }

    private async Task<bool> PlayAsync(FrameSocket socket, CancellationToken cancel)
    {
        while (await socket.ReceiveAsync(cancel) is { } bytes)
        {
            JsonObject frame = JsonNode.Parse(bytes.Span)!.AsObject();
            string type = frame["type"]!.GetValue<string>();
            if (type == "system.error")
            {
                await RepeatAsync(socket, frame, cancel);
            }

            SentAway += type == "system.going_away" ? 1 : 0;
            isSynced |= type == "system.event.state_snapshot";
            if (frame["gameStates"]?[RoomId] is JsonObject state && TakeOver(state))
            {
                return true;
            }

            if (frame["seq"] is not null && type != "games.event.room_state")
            {
                await NoteAsync(socket, frame, cancel);
            }

            if (type == "games.event.game_over")
            {
                return true;
            }

            if (myTurn && pendingRoll is null)
            {
                myTurn = false;
                pendingRoll = $"roll-{++Rolls}";
                await RollAgainAsync(socket, cancel);
            }
        }

        return false;
    }

    private async Task NoteAsync(FrameSocket socket, JsonObject frame, CancellationToken cancel)
    {
        if (isSynced && frame["seq"]!.GetValue<long>() > LastSeq + 1)
        {
            Gaps++;
            await SyncAsync(socket, cancel);
        }

        Note(frame);
    }

    /// <summary>Waits as long as the server asks for, and sends again what it did not take.</summary>
    private async Task RepeatAsync(FrameSocket socket, JsonObject error, CancellationToken cancel)
    {
        if (error["code"]!.GetValue<string>() != "UNAVAILABLE" || error["retryAfterMs"] is not { } pause)
        {
            problems.Add(error.ToJsonString());
            return;
        }

        Refusals++;
        await Task.Delay(TimeSpan.FromMilliseconds(pause.GetValue<int>()), TimeProvider.System, cancel);
        if (error["correlationId"] is not null)
        {
            await RollAgainAsync(socket, cancel);
        }
        else
        {
            await SyncAsync(socket, cancel);
        }
    }

    private Task SyncAsync(FrameSocket socket, CancellationToken cancel)
    {
        isSynced = false;
        return socket.SendAsync($$$"""{"type":"system.command.sync_state","rooms":{"{{{RoomId}}}":{{{LastSeq}}}}}""", cancel);
    }

    private void Note(JsonObject frame)
    {
        long seq = frame["seq"]!.GetValue<long>();
        bool isAnswer = frame["correlationId"]?.GetValue<string>() is { } id && id == pendingRoll;
        frame.Remove("correlationId");
        if (isAnswer && seq <= LastSeq)
        {
            // The state came first; this is the answer to a roll that is already in it.
            Events.TryAdd(seq, frame);
            pendingRoll = null;
        }

        if (Events.TryGetValue(seq, out JsonObject? known))
        {
            Expect(JsonNode.DeepEquals(known, frame), $"event {seq} was {known.ToJsonString()}, then {frame.ToJsonString()}");
            return;
        }

        if (!isSynced && seq != LastSeq + 1)
        {
            // A live event before the answer to the sync, which then holds this one too.
            return;
        }

        Expect(seq == LastSeq + 1, $"event {seq} came after {LastSeq}");
        Events[seq] = frame;
        LastSeq = seq;
        if (IsMyRoll(frame))
        {
            pendingRoll = null;
        }

        myTurn = Turn(frame) is { } turn ? turn == Id : myTurn;
        entrance.Saw();
    }

    /// <summary>Goes on from a whole state instead of missed events; true when the game is over.</summary>
    private bool TakeOver(JsonObject state)
    {
        JsonNode game = state["game"]!;
        LastSeq = state["seq"]!.GetValue<long>();
        int mine = game["rolls"]!.AsArray().Count(roll => roll!["playerId"]!.GetValue<string>() == Id);
        myTurn = mine == Rolls && game["currentTurn"]?.GetValue<string>() == Id;
        return game["result"] is not null;
    }

    /// <summary>The game as the server has it, with all its rolls.</summary>
    public async Task<JsonObject> GameAsync(CancellationToken cancel)
    {
        await using FrameSocket socket = await DiceTable.SignInAsync(await entrance.WhenUpAsync(cancel), who, cancel);
        await socket.SendAsync("""{"type":"system.command.sync_state","rooms":{}}""", cancel);
        Frame snapshot = await DiceTable.UntilAsync(socket, "system.event.state_snapshot", cancel);
        return JsonNode.Parse(snapshot.Json.GetProperty("gameStates").GetProperty(RoomId).GetProperty("game").GetRawText())!.AsObject();
    }

    private void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            problems.Add($"player {Id}: {otherwise}");
        }
    }

    private Task RollAgainAsync(FrameSocket socket, CancellationToken cancel) => pendingRoll is null
        ? Task.CompletedTask
        : socket.SendAsync($$"""{"type":"games.command.bigger_dice.roll","id":"{{pendingRoll}}","roomId":"{{RoomId}}"}""", cancel);

    private bool IsMyRoll(JsonObject frame) =>
        frame["type"]!.GetValue<string>() == "games.event.bigger_dice.rolled" && frame["playerId"]!.GetValue<string>() == Id;

    private static string? Turn(JsonObject frame) => frame["type"]!.GetValue<string>() switch
    {
        "games.event.game_started" => frame["firstTurn"]!.GetValue<string>(),
        "games.event.turn_changed" => frame["currentTurn"]!.GetValue<string>(),
        _ => null,
    };
}
