using System.Globalization;
using System.Security.Claims;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Contracts.Commands;

/// <summary>The signed-in user of an HTTP request.</summary>
public static class CallerClaims
{
    /// <summary>Who asks; only where the endpoint requires authorization.</summary>
    public static Caller Caller(this ClaimsPrincipal user) => new(
        new UserId(long.Parse(user.FindFirst(ClaimTypes.NameIdentifier)!.Value, CultureInfo.InvariantCulture)),
        user.FindFirst(ClaimTypes.Name)!.Value,
        [.. user.FindAll(ClaimTypes.Role).Select(claim => claim.Value)]);

    /// <summary>The caller as the claims of a request.</summary>
    public static ClaimsPrincipal Principal(this Caller caller, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, caller.UserId.ToString()),
            new Claim(ClaimTypes.Name, caller.Username),
            .. caller.Roles.Select(role => new Claim(ClaimTypes.Role, role)),
        ],
        scheme));
}
