using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using Microsoft.Extensions.Options;

namespace BlazingSun.Chat.Moderation;

/// <summary>Who may moderate.</summary>
internal sealed class Admins(IOptions<AdminOptions> options)
{
    public const string Role = "admin";

    /// <summary>Why the caller may not moderate; null = may.</summary>
    public static Refusal? Refuse(Caller caller) =>
        caller.IsAdmin ? null : new Refusal(ErrorCode.FORBIDDEN, "Only admins may do that.");

    /// <summary>Whether somebody else is an admin; tokens say it only of their own user.</summary>
    public bool Includes(Person person) => options.Value.Admins.Contains(person.Username, StringComparer.OrdinalIgnoreCase);
}
