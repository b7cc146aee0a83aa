using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Gateway.RateLimits;
using BlazingSun.Platform.Http;

namespace BlazingSun.Gateway.Accounts;

/// <summary><c>/api/auth</c>: login, logout, refresh.</summary>
internal sealed class SignInEndpoints(
    UserStore users, Passwords passwords, Sessions sessions, [FromKeyedServices("logins")] AttemptLimit failures)
{
    public async Task<IResult> LoginAsync(LoginForm form, HttpContext context)
    {
        if (form.Errors() is { Count: > 0 } errors)
            return Problem.Fields(errors);
        string key = $"{form.Username!.ToLowerInvariant()} {Address(context)}";
        if (failures.TryCount(key) is { Ticks: > 0 } wait)
            return Problem.TooMany("Too many failed logins. Wait a moment.", wait);
        UserRow? user = await users.FindAsync(form.Username, context.RequestAborted);
        bool? isRight = await passwords.VerifyAsync(user?.PasswordHash, form.Password!, context.RequestAborted);
        if (isRight != false)
            failures.Forgive(key);
        if (isRight is null)
            return Problem.Of(Passwords.Busy);
        if (isRight.Value)
            return Results.Ok(sessions.Start(context, user!));
        return Problem.Of(new Refusal(ErrorCode.AUTH_FAILED, "The user name or the password is wrong."));
    }

    public static IResult Logout(HttpContext context)
    {
        SessionCookie.Clear(context);
        return Results.NoContent();
    }

    /// <summary>A fresh token for an account that still exists.</summary>
    public async Task<IResult> RefreshAsync(HttpContext context)
    {
        UserRow? user = await users.FindAsync(context.User.Caller(), context.RequestAborted);
        return user is null ? Problem.Of(Refusal.Of(ErrorCode.AUTH_FAILED)) : Results.Ok(sessions.Start(context, user));
    }

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
