import { biggerDiceReducer } from '../games/bigger-dice/reducer';
import type { RoomEvent, RoomEventOf } from './room-events';

/** How one game type keeps its part of a room's state up to date. */
export interface GameReducer<State> {
  start(event: RoomEventOf<'game_started'>): State;
  apply(state: State, event: RoomEvent): State;
}

const reducers: Record<string, GameReducer<never>> = {
  bigger_dice: biggerDiceReducer as GameReducer<never>,
};

export function startGame(gameType: string, event: RoomEventOf<'game_started'>): unknown {
  return reducers[gameType]?.start(event) ?? null;
}

export function applyToGame(gameType: string, game: unknown, event: RoomEvent): unknown {
  return game == null ? game : (reducers[gameType]?.apply(game as never, event) ?? game);
}
