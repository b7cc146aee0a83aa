import type { BiggerDiceState, Roll } from './state';

export interface RoundResult {
  round: number;
  rolls: Record<string, number>;
  winner: string | null;
}

/** What the table shows when only the first rolls of a game have come to rest. */
export interface Scene {
  /** The value that each player's die shows, and how often that player has rolled. */
  dice: Record<string, { value: number; count: number; round: number }>;
  rounds: RoundResult[];
  scores: Record<string, number>;
  last: Roll | undefined;
  /** Whose turn the table shows; null while dice tumble, 'over' at the end. */
  turn: string | null;
}

export function sceneAfter(game: BiggerDiceState, settledRolls: number): Scene {
  const rolls = game.rolls.slice(0, settledRolls);
  const settled = rolls.length === game.rolls.length;
  const turn = game.result ? 'over' : game.currentTurn;
  const dice: Scene['dice'] = {};
  for (const { playerId, roll, round } of rolls) {
    dice[playerId] = { value: roll, count: (dice[playerId]?.count ?? 0) + 1, round };
  }
  const rounds = roundsOf(rolls);
  return {
    dice,
    rounds,
    scores: settled ? game.scores : scoresOf(game, rounds),
    last: rolls.at(-1),
    turn: settled ? turn : null,
  };
}

function roundsOf(rolls: readonly Roll[]): RoundResult[] {
  const rounds: RoundResult[] = [];
  for (const [i, second] of rolls.entries()) {
    const first = rolls[i - 1];
    if (first?.round === second.round) rounds.push(roundOf(first, second));
  }
  return rounds;
}

function roundOf(first: Roll, second: Roll): RoundResult {
  const best = first.roll > second.roll ? first : second;
  return {
    round: first.round,
    rolls: { [first.playerId]: first.roll, [second.playerId]: second.roll },
    winner: first.roll === second.roll ? null : best.playerId,
  };
}

function scoresOf(game: BiggerDiceState, rounds: RoundResult[]): Record<string, number> {
  const wonBy = (id: string): number => rounds.filter(({ winner }) => winner === id).length;
  return Object.fromEntries(game.players.map(({ id }) => [id, wonBy(id)]));
}
