using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Games.Rooms;

/// <summary>
/// What comes from no client: who came and went, and the question about deadlines. Keeps the attendance, and says which commands for the
/// rules follow from it.
/// </summary>
internal static class RoomFacts
{
    public static bool IsFact(RoomCommand command) => command is ConnectionBack or ConnectionLost or GatewayGone or CheckDeadline;

    /// <summary>Notes a fact.</summary>
    /// <returns>What the rules are to decide, in order.</returns>
    public static IReadOnlyList<RoomRequest> Take(Room room, Attendance attendance, RoomRequest fact, DateTimeOffset now)
    {
        UserId user = fact.Caller.UserId;
        switch (fact.Command)
        {
            case ConnectionBack:
                if (fact.GatewayId is { } gateway && room.RoleOf(user) is not null)
                {
                    attendance.Add(user, gateway);
                }

                return [fact];
            case ConnectionLost:
                attendance.Remove(user, fact.GatewayId);
                return Lost(room, attendance, user, now);
            case GatewayGone gone:
                return [.. attendance.Of(gone.GatewayId).SelectMany(member =>
                {
                    attendance.Remove(member, gone.GatewayId);
                    return Lost(room, attendance, member, now);
                })];
            default:
                return [fact, .. SpectatorsWhoStayAway(room, attendance, now)];
        }
    }

    private static IReadOnlyList<RoomRequest> Lost(Room room, Attendance attendance, UserId user, DateTimeOffset now)
    {
        if (attendance.IsHere(user))
        {
            return [];
        }

        if (room.RoleOf(user) == RoomRole.Spectator)
        {
            attendance.SetAway(user, now);
        }

        return [RoomRequest.Fact(new ConnectionLost(room.Id), user)];
    }

    private static IEnumerable<RoomRequest> SpectatorsWhoStayAway(Room room, Attendance attendance, DateTimeOffset now) =>
        attendance.AwaySince(now.AddSeconds(-room.Config.ReconnectSeconds))
            .Select(user => RoomRequest.Fact(new StopSpectating(room.Id), user));
}
