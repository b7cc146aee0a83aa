import type { RoomEvent } from '../rooms/room-events';
import type { RoomConfig } from '../rooms/room-state';
import { call } from './http';

export interface PastPlayer {
  id: string;
  name: string;
  isBot?: boolean;
}

export interface PastResult {
  winner: string | null;
  winnerName?: string | null;
  finalScores: Record<string, number>;
  reason: string;
}

/** One finished game with everything that a spectator saw of it. */
export interface PastGame {
  roomId: string;
  roomName: string;
  gameType: string;
  gameNumber: number;
  /** The numbers of all finished games of the room. */
  games: number[];
  config: RoomConfig;
  players: PastPlayer[];
  startedAt: string;
  finishedAt: string;
  result: PastResult;
  /** From game_started to game_over; empty where they are not held any more. */
  events: RoomEvent[];
}

/** A line in the list of a user's games. */
export interface GameSummary {
  roomId: string;
  roomName: string;
  gameNumber: number;
  gameType: string;
  startedAt: string;
  finishedAt: string;
  players: (PastPlayer & { score: number })[];
  winner: string | null;
  reason: string;
}

export interface GamesOfUser {
  games: GameSummary[];
  /** Where the next page begins; null at the end. */
  next: string | null;
  played: number;
  won: number;
}

const PAGE = 20;

export const history = {
  /** Without a number the last finished game of the room. */
  game: (roomId: string, gameNumber?: number): Promise<PastGame> =>
    call('GET', `/api/games/${encodeURIComponent(roomId)}/history${gameNumber ? `?game=${gameNumber}` : ''}`),

  ofUser: (userId: string, before: GamesOfUser['next'] = null): Promise<GamesOfUser> => {
    const from = before === null ? '' : `&before=${encodeURIComponent(String(before))}`;
    return call('GET', `/api/users/${encodeURIComponent(userId)}/games?limit=${PAGE}${from}`);
  },
};
