using System.ComponentModel.DataAnnotations;

namespace BlazingSun.Chat;

/// <summary>Options of the app, section <c>Chat</c>.</summary>
public sealed class ChatOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Chat";

    /// <summary>Most friends, open requests and blocks of one user, each. Default 500.</summary>
    [Range(1, 5_000)]
    public int PeoplePerUser { get; set; } = 500;
}
