using System.Globalization;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace BlazingSun.Games.History;

/// <summary>Past games over HTTP. Games in private rooms are there only for those who played in them.</summary>
internal sealed class HistoryEndpoints(PastGames games, UserGames users, GameDocuments documents)
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 50;

    /// <summary>One game with its moves; without a number the last one of the room.</summary>
    public async Task<IResult> ShowGameAsync(string roomId, string? game, HttpContext context)
    {
        if (Number(game, int.MaxValue) is not { } number)
        {
            return Wrong("game", "game is the number of a game in its room: 1, 2, 3 and so on.");
        }

        if (!RoomId.TryParse(roomId, out RoomId room))
        {
            return Missing();
        }

        IReadOnlyList<int> numbers = await games.NumbersAsync(room, Viewer(context), context.RequestAborted);
        number = number == 0 && numbers.Count > 0 ? numbers[^1] : number;
        return numbers.Contains((int)number) && await documents.ReadAsync(new GameKey(room, (int)number), context.RequestAborted) is { } record
            ? Results.Json(record with { Games = numbers }, HistoryJson.Default.GameRecord)
            : Missing();
    }

    /// <summary>A page of a user's games, newest first.</summary>
    public async Task<IResult> ListGamesAsync(string userId, string? before, string? limit, HttpContext context)
    {
        if (!UserId.TryParse(userId, out UserId user))
        {
            return Problem.Of(Refusal.Of(ErrorCode.USER_NOT_FOUND));
        }

        if (Number(before, long.MaxValue) is not { } from)
        {
            return Wrong("before", "before is what the page before said as next.");
        }

        if (Number(limit, MaxLimit) is not { } most)
        {
            return Wrong("limit", $"limit is a number from 1 to {MaxLimit}.");
        }

        GamesWanted wanted = new(user, Viewer(context), from == 0 ? long.MaxValue : from, most == 0 ? DefaultLimit : (int)most);
        return Results.Json(await users.ReadAsync(wanted, context.RequestAborted), HistoryJson.Default.GamesOfUser);
    }

    // 0 where none is given, null where it is no number from 1 to the limit.
    private static long? Number(string? text, long most)
    {
        if (string.IsNullOrEmpty(text))
        {
            return 0;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number >= 1 && number <= most ? number : null;
    }

    private static UserId Viewer(HttpContext context) => context.User.Identity?.IsAuthenticated == true ? context.User.Caller().UserId : default;

    private static IResult Missing() => Problem.Of(new Refusal(ErrorCode.NOT_FOUND, "There is no such finished game."));

    private static IResult Wrong(string field, string why) => Problem.Fields(new Dictionary<string, string[]> { [field] = [why] });
}
