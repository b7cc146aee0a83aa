using System.Text.Json.Serialization;
using BlazingSun.Rules.Games.BiggerDice;

namespace BlazingSun.Rules.Games;

/// <summary>A game's own state, immutable, with all that is hidden: it leaves the room only through <see cref="IGame.View"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$")]
[JsonDerivedType(typeof(BiggerDiceState), "bigger_dice")]
public abstract record GameState;
