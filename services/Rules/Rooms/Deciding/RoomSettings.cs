using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Rules.Games;

namespace BlazingSun.Rules.Rooms.Deciding;

/// <summary>The settings and their limits.</summary>
internal static class RoomSettings
{
    public static RoomConfig Merge(RoomConfig config, RoomConfigPatch? patch) => patch is null ? config : new RoomConfig(
        patch.MaxPlayers ?? config.MaxPlayers,
        patch.MinPlayers ?? config.MinPlayers,
        patch.AllowSpectators ?? config.AllowSpectators,
        patch.Visibility ?? config.Visibility,
        patch.StartMode ?? config.StartMode,
        patch.TurnSeconds ?? config.TurnSeconds,
        patch.ReconnectSeconds ?? config.ReconnectSeconds,
        patch.IdleSeconds ?? config.IdleSeconds);

    public static Refusal? Check(RoomConfig config, IGame game, int present) =>
        Range("maxPlayers", config.MaxPlayers, game.MinPlayers, game.MaxPlayers)
        ?? Range("minPlayers", config.MinPlayers, game.MinPlayers, config.MaxPlayers)
        ?? (config.MaxPlayers < present
            ? Invalid($"maxPlayers cannot be below the {present} players who are here.")
            : null)
        ?? (config.TurnSeconds == 0 ? null : Range("turnSeconds", config.TurnSeconds, 5, 600, "0 (no limit) or "))
        ?? Range("reconnectSeconds", config.ReconnectSeconds, 5, 3_600)
        ?? Range("idleSeconds", config.IdleSeconds, 30, 86_400);

    private static Refusal? Range(string field, int value, int least, int most, string or = "") =>
        value >= least && value <= most ? null : Invalid($"{field} is {or}{least} to {most}.");

    private static Refusal Invalid(string message) => new(ErrorCode.CONFIG_INVALID, message);
}
