using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Reservations;
using BlazingSun.Games.Rooms;
using BlazingSun.Platform;
using BlazingSun.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BlazingSun.Games.Bots;

/// <summary><c>/api/rooms/{room}/bots</c>: the host has a bot take a seat, or leave it. A room is named by its id or its code.</summary>
internal sealed class BotEndpoints(RoomClient rooms, NameReservations names)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder bots = routes.MapGroup("/api/rooms/{room}/bots").RequireAuthorization().WithTags("Rooms");
        bots.MapPost("", (string room, BotEndpoints endpoints, HttpContext context) => endpoints.AddAsync(room, context)).WithName("AddBot");
        bots.MapDelete("{playerId}", (string room, string playerId, BotEndpoints endpoints, HttpContext context) =>
            endpoints.RemoveAsync(room, playerId, context)).WithName("RemoveBot");
    }

    private Task<IResult> AddAsync(string room, HttpContext context) => AskAsync(
        room,
        id => new AddBot(id),
        result => Results.Json(
            new BotAdded(result.Seated!.Id.ToString(), result.Seated.Name), BotsJson.Default.BotAdded, statusCode: StatusCodes.Status201Created),
        context);

    private Task<IResult> RemoveAsync(string room, string playerId, HttpContext context) =>
        UserId.TryParse(playerId, out UserId bot)
            ? AskAsync(room, id => new RemoveBot(id, bot), _ => Results.NoContent(), context)
            : Task.FromResult(Problem.Of(Refusal.Of(ErrorCode.NOT_FOUND)));

    private async Task<IResult> AskAsync(
        string room, Func<RoomId, RoomCommand> command, Func<RoomBatchResult, IResult> accepted, HttpContext context)
    {
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        deadline.CancelAfter(Deadline);
        try
        {
            if (await FindAsync(room, deadline.Token) is not { } id)
            {
                return Problem.Of(Refusal.Of(ErrorCode.ROOM_NOT_FOUND));
            }

            RoomRequest request = new(command(id), context.User.Caller(), null, null, default);
            RoomBatchResult result = await rooms.HandleAsync(id, new RoomBatch([request]), deadline.Token);
            return result.Accepted[0] ? accepted(result) : Problem.Of(result.Refused!);
        }
        catch (Exception e) when (e is DependencyUnavailableException || (e is OperationCanceledException && !context.RequestAborted.IsCancellationRequested))
        {
            return Problem.Of(Refusal.Of(ErrorCode.UNAVAILABLE) with { RetryAfterMs = 1_000 });
        }
    }

    private async ValueTask<RoomId?> FindAsync(string room, CancellationToken cancellationToken)
    {
        if (RoomId.TryParse(room, out RoomId id))
        {
            return id;
        }

        return RoomCode.TryParse(room, out RoomCode code) ? await names.FindAsync(NameReservations.CodeKey(code), cancellationToken) : null;
    }
}
