namespace BlazingSun.Players.Dice;

/// <summary>A user who sits down at a table.</summary>
/// <param name="Id">The user id.</param>
/// <param name="Token">A valid token of that user.</param>
public sealed record DicePlayer(string Id, string Token);
