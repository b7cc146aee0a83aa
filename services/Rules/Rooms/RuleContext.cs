using BlazingSun.Contracts.Ids;

namespace BlazingSun.Rules.Rooms;

/// <summary>What comes in from outside.</summary>
/// <param name="Now">The time; the rules count in whole milliseconds.</param>
/// <param name="Random">Draws the server seed at the start of a game, and nothing else.</param>
public readonly record struct RuleContext(DateTimeOffset Now, IRandomSource Random);
