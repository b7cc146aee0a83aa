using System.ComponentModel.DataAnnotations;
using BlazingSun.Rules.Chat;

namespace BlazingSun.Games.Talk;

/// <summary>What Games reads of the section <c>Chat</c>, which the Chat app has too.</summary>
public sealed class TalkOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Chat";

    /// <summary>Words that are masked in what people write. Default none.</summary>
    public IReadOnlyList<string> BlockedWords { get; set; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        BlockedWords.Where(word => !WordFilter.IsWord(word))
            .Select(word => new ValidationResult($"'{word}' is not one word of letters and digits.", [nameof(BlockedWords)]));
}
