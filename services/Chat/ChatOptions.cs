using System.ComponentModel.DataAnnotations;
using BlazingSun.Contracts.Ids;
using BlazingSun.Rules.Chat;

namespace BlazingSun.Chat;

/// <summary>Options of the app, section <c>Chat</c>.</summary>
public sealed class ChatOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Chat";

    /// <summary>Most friends, open requests and blocks of one user, each. Default 500.</summary>
    [Range(1, 2_000)]
    public int PeoplePerUser { get; set; } = 500;

    /// <summary>Most private conversations in a user's list; those that were quiet for the longest time leave it. Default 200.</summary>
    [Range(1, 1_000)]
    public int ConversationsPerUser { get; set; } = 200;

    /// <summary>Words that are masked in what people write. Default none.</summary>
    public IReadOnlyList<string> BlockedWords { get; set; } = [];

    /// <summary>Lobbies beside <c>lobby:main</c> and those of the games that come along: <c>games:{slug}</c> for a game of one's own. Default none.</summary>
    public IReadOnlyList<string> Lobbies { get; set; } = [];

    /// <summary>Messages that one user may report in an hour. Default 20.</summary>
    [Range(1, 1_000)]
    public int ReportsPerHour { get; set; } = 20;

    /// <summary>Days that reports are kept. Default 90.</summary>
    [Range(1, 3_650)]
    public int ReportDays { get; set; } = 90;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
    [
        .. BlockedWords.Where(word => !WordFilter.IsWord(word))
            .Select(word => new ValidationResult($"'{word}' is not one word of letters and digits.", [nameof(BlockedWords)])),
        .. Lobbies.Where(lobby => !LobbyId.TryParse(lobby, out _))
            .Select(lobby => new ValidationResult($"'{lobby}' is not games: with a game's slug behind it.", [nameof(Lobbies)])),
    ];
}
