import { call } from './http';

export interface GameType {
  slug: string;
  name: string;
  description: string;
  min_players: number;
  max_players: number;
  thumbnail_url: string | null;
  is_active: boolean;
  /** Whether a bot can take a seat. */
  has_bot?: boolean;
}

export const fetchGameTypes = (): Promise<GameType[]> => call('GET', '/api/game-types');
