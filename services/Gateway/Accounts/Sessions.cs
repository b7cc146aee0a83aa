using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using Microsoft.Extensions.Options;

namespace BlazingSun.Gateway.Accounts;

/// <summary>Signs users in: a token, also as a cookie.</summary>
internal sealed class Sessions(TokenIssuer tokens, IOptions<AccountsOptions> options)
{
    public SessionView Start(HttpContext context, UserRow user)
    {
        UserView view = View(user);
        string token = tokens.Issue(new Caller(new UserId(user.Id), user.Username, view.Roles));
        SessionCookie.Set(context, token, tokens.Lifetime);
        return new SessionView(token, view);
    }

    public UserView View(UserRow user) => new(new UserId(user.Id).ToString(), user.Username, user.Email, Roles(user.Username));

    /// <summary>Whether the configuration says that the account of this name is an admin's.</summary>
    public bool IsAdmin(string username) => options.Value.Admins.Contains(username, StringComparer.OrdinalIgnoreCase);

    private string[] Roles(string username) => IsAdmin(username) ? ["user", "admin"] : ["user"];
}
