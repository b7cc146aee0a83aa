using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Json;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Games.Rooms;

/// <summary>Answers questions about a room without changing it.</summary>
internal static class RoomLooks
{
    public static RoomLook Answer(RoomRules rules, RoomDocument document, RoomQuestion question, DateTimeOffset now)
    {
        if (document.Room is not { } room)
        {
            return new RoomLook(Exists: false);
        }

        bool answered = question.CommandId is not null
            && document.Answers.TryFind(CommandKey.Of(question.UserId, question.CommandId), now, out _);
        return new RoomLook(
            true, Sync(rules, document, room, question), room.Status, room.Closed, room.GameType, IsFull(room), answered, KeptUntil(room, question));
    }

    private static DateTimeOffset? KeptUntil(Room room, RoomQuestion question) =>
        room is { Closed: false } && room.SeatOf(question.UserId)?.DisconnectedAt is { } since
            ? since.AddSeconds(room.Config.ReconnectSeconds)
            : null;

    private static bool IsFull(Room room) => room.Players.Count >= room.Config.MaxPlayers;

    private static RoomSync? Sync(RoomRules rules, RoomDocument document, Room room, RoomQuestion question)
    {
        if (room.RoleOf(question.UserId) is not { } role)
        {
            return null;
        }

        RoomSync sync = new(room.Id, role, room.Seq, null, null);
        if (question.After is { } after && document.Held.After(after, room.Seq) is { } events)
        {
            return sync with
            {
                Missed = [.. events.Select((e, i) => Frame(rules.View(room.Id, after + 1 + i, e), question, role))],
            };
        }

        return question.WantState || question.After is not null
            ? sync with { State = new RawFrame(Bytes(rules.View(room, question.UserId))) }
            : sync;
    }

    private static RawFrame Frame(IReadOnlyList<EventView> views, RoomQuestion question, RoomRole role) =>
        new(JsonSerializer.SerializeToUtf8Bytes(RoomViews.For(views, question.UserId, role), ContractsJson.Default.RoomEventFrame));

    private static byte[] Bytes(RoomStateFrame state) => JsonSerializer.SerializeToUtf8Bytes(state, ContractsJson.Default.RoomStateFrame);
}
