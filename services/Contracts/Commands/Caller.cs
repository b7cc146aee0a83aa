using System.Text.Json.Serialization;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Contracts.Commands;

/// <summary>Who asks, as the verified token says.</summary>
public sealed record Caller(UserId UserId, string Username, IReadOnlyList<string> Roles)
{
    /// <summary>Whether the caller moderates.</summary>
    [JsonIgnore]
    public bool IsAdmin => Roles.Contains("admin");

    /// <summary>The platform itself: deadlines and the like.</summary>
    public static Caller System { get; } = new(default, "system", ["system"]);
}
