using System.Text.RegularExpressions;
using BlazingSun.Contracts.Commands;

namespace BlazingSun.Gateway.Accounts;

internal sealed record RegisterForm(string? Username, string? Email, string? Password)
{
    /// <summary>What is wrong, by field; empty when nothing is.</summary>
    public Dictionary<string, string[]> Errors()
    {
        Dictionary<string, string[]> errors = [];
        if (!AccountRules.Username().IsMatch(Username ?? ""))
            errors["username"] = ["A user name has 3 to 24 letters, digits, underscores, dots or hyphens."];
        if (Email is null or { Length: > 254 } || !AccountRules.Email().IsMatch(Email))
            errors["email"] = ["That is not an e-mail address."];
        if (Password is null or { Length: < 8 or > 128 })
            errors["password"] = ["A password has 8 to 128 characters."];
        return errors;
    }
}

internal sealed record LoginForm(string? Username, string? Password)
{
    /// <inheritdoc cref="RegisterForm.Errors"/>
    public Dictionary<string, string[]> Errors()
    {
        Dictionary<string, string[]> errors = [];
        if (string.IsNullOrEmpty(Username) || Username.Length > 64 || Username.Any(char.IsControl))
            errors["username"] = ["Give your user name."];
        if (string.IsNullOrEmpty(Password) || Password.Length > 128)
            errors["password"] = ["Give your password."];
        return errors;
    }
}

internal sealed record UserView(string Id, string Username, string? Email, IReadOnlyList<string> Roles)
{
    /// <summary>Users of another site that signs with our key have no row: they are what their token says.</summary>
    public static UserView Of(Caller caller) => new(caller.UserId.ToString(), caller.Username, null, caller.Roles);
}

internal sealed record SessionView(string Token, UserView User);

internal static partial class AccountRules
{
    [GeneratedRegex("^[A-Za-z0-9_.-]{3,24}\\z", RegexOptions.NonBacktracking)]
    public static partial Regex Username();

    [GeneratedRegex("^[^@\\s\\p{C}]{1,64}@[^@\\s\\p{C}]+\\.[^@\\s\\p{C}.]{2,}\\z", RegexOptions.NonBacktracking)]
    public static partial Regex Email();
}
