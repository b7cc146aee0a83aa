using System.Globalization;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Platform.Http;

namespace BlazingSun.Gateway.Accounts;

/// <summary><c>/api/me</c>: what is held about the caller, and its removal.</summary>
internal sealed class MeEndpoints(UserStore users, Sessions sessions, AccountRemoval removal)
{
    /// <summary>Users of another site that signs with our key have no row: they are what their token says.</summary>
    public async Task<IResult> ShowAsync(HttpContext context)
    {
        Caller caller = context.User.Caller();
        UserRow? user = await users.FindAsync(caller, context.RequestAborted);
        return Results.Ok(user is null ? FromToken(caller) : sessions.View(user));
    }

    public async Task<IResult> ExportAsync(HttpContext context)
    {
        Caller caller = context.User.Caller();
        UserRow? user = await users.FindAsync(caller, context.RequestAborted);
        context.Response.Headers.ContentDisposition = "attachment; filename=blazing-sun-export.json";
        return Results.Ok(new
        {
            user = user is null ? FromToken(caller) : sessions.View(user),
            createdAt = user is null ? null : Time(user.CreatedAt),
        });
    }

    public async Task<IResult> RemoveAsync(HttpContext context)
    {
        Caller caller = context.User.Caller();
        if (await users.FindAsync(caller.UserId, context.RequestAborted) is { } user && user.Username != caller.Username)
            return Problem.Of(new Refusal(ErrorCode.FORBIDDEN, "This id is that of another account here."));
        await removal.RemoveAsync(caller.UserId, context.RequestAborted);
        SessionCookie.Clear(context);
        return Results.NoContent();
    }

    private static UserView FromToken(Caller caller) => new(caller.UserId.ToString(), caller.Username, null, caller.Roles);

    private static string Time(long unixMilliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
