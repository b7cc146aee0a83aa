namespace BlazingSun.Chat.Moderation;

/// <summary>What Chat reads of the section <c>Accounts</c>, which is the gateway's.</summary>
public sealed class AdminOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Accounts";

    /// <summary>User names that have the role <c>admin</c>: they cannot be muted. Default none.</summary>
    public IReadOnlyList<string> Admins { get; set; } = [];
}
