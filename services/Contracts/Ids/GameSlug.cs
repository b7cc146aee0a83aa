using System.Text.Json.Serialization;
using BlazingSun.Contracts.Json;

namespace BlazingSun.Contracts.Ids;

/// <summary>A kind of game, as it stands in addresses and message types: <c>bigger_dice</c>. 1 to 50 of a–z, 0–9, <c>_</c>.</summary>
[JsonConverter(typeof(IdConverter<GameSlug>))]
public readonly record struct GameSlug(string Value) : IId<GameSlug>
{
    /// <inheritdoc/>
    public static bool TryParse(string text, out GameSlug id)
    {
        id = new GameSlug(text);
        return text.Length is > 0 and <= 50 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
