using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Rules.Games;
using BlazingSun.Rules.Games.BiggerDice;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Rules.Tests.Properties;

/// <summary>What is true of every room after every command.</summary>
internal static class RoomInvariants
{
    public static void Check(Room? room)
    {
        if (room is null)
        {
            return;
        }

        CheckPeople(room);
        CheckGame(room);
        Assert.Equal(room.Closed, room.Status == RoomStatus.Abandoned);
        Assert.Equal(room.Closed, room.NextDeadline is null);
    }

    private static void CheckPeople(Room room)
    {
        UserId[] players = [.. room.Players.Select(p => p.UserId)];
        UserId[] watching = [.. room.Spectators.Select(s => s.UserId)];
        Assert.InRange(players.Length, room.Closed ? 0 : 1, room.Config.MaxPlayers);
        Assert.Equal(players, players.Distinct());
        Assert.Equal(watching, watching.Distinct());
        Assert.Empty(players.Intersect(watching));
        Assert.True(players.Length == 0 || players[0] == room.HostId, "the longest-present player is the host");
        Assert.Equal(room.Players.OrderBy(p => p.JoinedAt).Select(p => p.UserId), players);
        Assert.True(room.Config.AllowSpectators || watching.Length == 0);
        Assert.Empty(room.Rematch.Except(players));
        Assert.True(room.Status == RoomStatus.Finished || room.Rematch.Count == 0 || room.Closed);
    }

    private static void CheckGame(Room room)
    {
        if (room.Status == RoomStatus.Waiting)
        {
            Assert.Null(room.Session);
            return;
        }

        if (room.Session is { State: BiggerDiceState state } session)
        {
            CheckScores(session, state);
            Assert.Equal(session.Outcome is null, session.Turn is not null);
        }

        if (room.Status == RoomStatus.Playing)
        {
            Assert.Null(room.Session!.Outcome);
            Assert.Contains(room.Session.Turn!.Player, room.Players.Select(p => p.UserId));
            Assert.Equal(room.Config.TurnSeconds == 0, room.Session.Turn.EndsAt is null);
        }

        Assert.Equal(room.Status == RoomStatus.Finished, !room.Closed && room.Session!.Outcome is not null);
    }

    private static void CheckScores(GameSession session, BiggerDiceState state)
    {
        bool byScore = session.Outcome?.Reason == EndReason.Score;
        Assert.Equal(byScore ? 10 : Math.Min(9, state.Scores.Max()), state.Scores.Max());
        Assert.True(state.Rolls.Length >= 2 * state.Scores.Sum());
        Assert.True(session.FairOffset >= state.Rolls.Length);
        Assert.True(session.Outcome is not null || session.Turn!.Player == state.Players[state.Seat]);
        Assert.True(session.Outcome is not null || session.Turn!.Number == state.Rolls.Length + 1);
    }
}
