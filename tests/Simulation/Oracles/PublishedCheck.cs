using System.Runtime.InteropServices;
using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Simulation.Worlds;

namespace BlazingSun.Simulation.Oracles;

/// <summary>Whether what Games tells is stored, and is told as it is.</summary>
internal sealed class PublishedCheck(Oracle oracle, World world)
{
    public void Check(JsonElement envelope)
    {
        JsonElement payload = envelope.GetProperty("payload"u8);
        switch (envelope.GetProperty("eventType"u8).GetString())
        {
            case EventTypes.RoomUpdate:
                CheckUpdate(payload);
                break;
            case EventTypes.Replies:
                CheckReplies(payload);
                break;
            case EventTypes.SyncAnswer:
                CheckSync(payload);
                break;
        }
    }

    private void CheckUpdate(JsonElement update)
    {
        foreach (JsonElement e in update.GetProperty("events"u8).EnumerateArray())
        {
            foreach (JsonElement view in e.GetProperty("views"u8).EnumerateArray())
                CheckEvent(view.GetProperty("frame"u8));
            if (e.TryGetProperty("joined"u8, out JsonElement joined) && joined.TryGetProperty("state"u8, out JsonElement state))
                CheckState(state, UserOf(joined));
            if (oracle.Find(update.GetProperty("roomId"u8).GetString()!) is { } room)
                room.Told = Math.Max(room.Told, e.GetProperty("seq"u8).GetInt64());
        }

        CheckReplies(update);
    }

    private void CheckReplies(JsonElement payload)
    {
        foreach (JsonElement reply in payload.GetProperty("replies"u8).EnumerateArray())
        {
            JsonElement frame = reply.GetProperty("frame"u8);
            string type = frame.GetProperty("type"u8).GetString()!;
            if (type == "games.event.room_state")
                CheckState(frame, UserOf(reply));
            else if (frame.TryGetProperty("seq"u8, out _))
                CheckEvent(frame);
        }
    }

    private void CheckSync(JsonElement answer)
    {
        foreach (JsonElement room in answer.GetProperty("rooms"u8).EnumerateArray())
        {
            if (room.GetProperty("state"u8) is { ValueKind: JsonValueKind.Object } state)
                CheckState(state, UserOf(answer));
            if (room.GetProperty("missed"u8) is not { ValueKind: JsonValueKind.Array } missed)
                continue;
            foreach (JsonElement frame in missed.EnumerateArray())
                CheckEvent(frame);
        }
    }

    private void CheckEvent(JsonElement frame)
    {
        long seq = frame.GetProperty("seq"u8).GetInt64();
        if (HistoryOf(frame)?.Tells(seq, JsonMarshal.GetRawUtf8Value(frame), null) != true)
            world.Verdict.Report($"was told and is not stored: {frame}");
    }

    private void CheckState(JsonElement state, UserId viewer)
    {
        long seq = state.GetProperty("seq"u8).GetInt64();
        if (HistoryOf(state)?.Shows(seq, JsonMarshal.GetRawUtf8Value(state), viewer) != true)
            world.Verdict.Report($"was shown to {viewer} and is not stored: {state}");
    }

    private RoomHistory? HistoryOf(JsonElement frame) => oracle.Find(frame.GetProperty("roomId"u8).GetString()!);

    private static UserId UserOf(JsonElement part) => Id.Parse<UserId>(part.GetProperty("userId"u8).GetString()!);
}
