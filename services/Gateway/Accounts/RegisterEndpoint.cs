using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.RateLimits;
using BlazingSun.Platform.Http;

namespace BlazingSun.Gateway.Accounts;

/// <summary><c>/api/auth/register</c>.</summary>
internal sealed class RegisterEndpoint(
    UserStore users, Passwords passwords, Sessions sessions, AccountNews news, [FromKeyedServices("registrations")] AttemptLimit registrations)
{
    public async Task<IResult> RegisterAsync(RegisterForm form, HttpContext context)
    {
        if (form.Errors() is { Count: > 0 } errors)
            return Problem.Fields(errors);
        if (registrations.TryCount(context.Connection.RemoteIpAddress?.ToString() ?? "") is { Ticks: > 0 } wait)
            return Problem.TooMany("Too many registrations from your network. Try again later.", wait);
        // Else whoever registers first, or after the admin has left, would be the admin.
        if (sessions.IsAdmin(form.Username!))
            return Problem.Conflict("That user name is reserved.", new Dictionary<string, string[]> { ["username"] = ["That user name is reserved."] });
        if (await passwords.HashAsync(form.Password!, context.RequestAborted) is not { } hash)
            return Problem.Of(Passwords.Busy);
        if (await users.AddAsync(form.Username!, form.Email!, hash, context.RequestAborted) is not { } user)
            return await TakenAsync(form, context.RequestAborted);
        await news.RegisteredAsync(new UserId(user.Id), user.Username, CancellationToken.None);
        return Results.Created("/api/me", sessions.Start(context, user));
    }

    private async Task<IResult> TakenAsync(RegisterForm form, CancellationToken cancellationToken)
    {
        (bool name, bool email) = await users.TakenAsync(form.Username!, form.Email!, cancellationToken);
        Dictionary<string, string[]> errors = [];
        if (name)
            errors["username"] = ["That user name is taken."];
        if (email)
            errors["email"] = ["There is an account with that e-mail address."];
        return Problem.Conflict("That user name or e-mail address is taken.", errors);
    }
}
