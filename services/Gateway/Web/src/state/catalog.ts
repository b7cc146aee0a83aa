import type { GameType } from '../api/game-types';
import type { Action } from './actions';

export interface CatalogState {
  games: GameType[] | null;
  problem: string | null;
}

export const initialCatalog: CatalogState = { games: null, problem: null };

export function reduceCatalog(state: CatalogState, action: Action): CatalogState {
  if (action.kind === 'catalog-loaded') return { games: action.games, problem: null };
  if (action.kind === 'catalog-failed') return { ...state, problem: action.message };
  return state;
}
