using System.Globalization;
using System.Security.Claims;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Gateway.Accounts;

/// <summary>The signed-in user of an HTTP request.</summary>
public static class CallerClaims
{
    /// <summary>Who asks; only where the endpoint requires authorization.</summary>
    public static Caller Caller(this ClaimsPrincipal user) => new(
        new UserId(long.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture)),
        user.FindFirstValue(ClaimTypes.Name)!,
        [.. user.FindAll(ClaimTypes.Role).Select(claim => claim.Value)]);

    internal static ClaimsPrincipal Principal(this Caller caller, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, caller.UserId.ToString()),
            new Claim(ClaimTypes.Name, caller.Username),
            .. caller.Roles.Select(role => new Claim(ClaimTypes.Role, role)),
        ],
        scheme));
}
