namespace BlazingSun.Rules.Games;

/// <summary>Why a game ended, as <c>game_over</c> says it.</summary>
public static class EndReason
{
    /// <summary>By the rules of the game.</summary>
    public const string Score = "score";

    /// <summary>The others lost their connection and did not come back in time.</summary>
    public const string Forfeit = "forfeit";

    /// <summary>A player did not move in time.</summary>
    public const string Timeout = "timeout";

    /// <summary>The others gave up.</summary>
    public const string Resigned = "resigned";

    /// <summary>Nobody won.</summary>
    public const string Draw = "draw";
}
