using BlazingSun.Contracts.Ids;

namespace BlazingSun.Rules.Games;

/// <summary>The games that rooms can be opened for.</summary>
public sealed class GameCatalog(IEnumerable<IGame> games)
{
    private readonly IGame[] all = [.. games];

    /// <summary>All games, in the order given.</summary>
    public IReadOnlyList<IGame> All => all;

    /// <summary>The game with this slug; null when there is none.</summary>
    public IGame? Find(GameSlug slug)
    {
        foreach (IGame game in all)
        {
            if (game.Slug == slug)
            {
                return game;
            }
        }

        return null;
    }

    internal IGame Get(GameSlug slug) => Find(slug) ?? throw new InvalidOperationException($"The game '{slug}' is not in the catalog.");
}
