using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Platform.Http;

namespace BlazingSun.Gateway.Accounts;

/// <summary><c>/api/me</c>: what is held about the caller, and its removal.</summary>
internal sealed class MeEndpoints(UserStore users, Sessions sessions, AccountRemoval removal)
{
    public async Task<IResult> ShowAsync(HttpContext context)
    {
        Caller caller = context.User.Caller();
        UserRow? user = await users.FindAsync(caller, context.RequestAborted);
        return Results.Ok(user is null ? UserView.Of(caller) : sessions.View(user));
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
}
