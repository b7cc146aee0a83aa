import type { RevealedSeeds } from '../../rooms/room-events';

export const WINNING_SCORE = 10;

export interface DicePlayer {
  id: string;
  name: string;
}

export interface Roll {
  playerId: string;
  roll: number;
  round: number;
}

export interface DiceResult {
  winner: string | null;
  winnerName: string | null;
  finalScores: Record<string, number>;
  reason: string;
  fairness: RevealedSeeds;
}

export interface BiggerDiceState {
  /** In seat order, which is also the order of the client seeds. */
  players: DicePlayer[];
  scores: Record<string, number>;
  currentTurn: string | null;
  turnNumber: number;
  turnEndsAt: string | null;
  round: number;
  lastRolls: Record<string, number | null>;
  rolls: Roll[];
  commitment: string;
  result: DiceResult | null;
}
