using System.Text.Json.Serialization;
using BlazingSun.Contracts.Json;

namespace BlazingSun.Contracts.Ids;

/// <summary>A lobby that people talk in: <c>lobby:main</c>, or <c>games:{slug}</c> for a game's own.</summary>
[JsonConverter(typeof(IdConverter<LobbyId>))]
public readonly record struct LobbyId(string Value) : IId<LobbyId>
{
    private const string GamesPrefix = "games:";

    /// <summary>The lobby of all.</summary>
    public static LobbyId Main { get; } = new("lobby:main");

    /// <inheritdoc/>
    public static bool TryParse(string text, out LobbyId id)
    {
        id = new LobbyId(text);
        return id == Main || (text.StartsWith(GamesPrefix, StringComparison.Ordinal) && GameSlug.TryParse(text[GamesPrefix.Length..], out _));
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
