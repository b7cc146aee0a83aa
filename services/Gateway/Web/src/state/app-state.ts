import type { Action } from './actions';
import { type CatalogState, initialCatalog, reduceCatalog } from './catalog';
import { initialLink, type LinkState, reduceLink } from './link';
import { initialLobbies, type LobbyState, reduceLobbies } from './lobbies';
import { initialRooms, type RoomsState, reduceRooms } from './rooms';
import { initialSession, reduceSession, type SessionState } from './session';
import { Store } from './store';
import { initialToasts, reduceToasts, type ToastState } from './toasts';

export interface AppState {
  session: SessionState;
  link: LinkState;
  catalog: CatalogState;
  lobbies: LobbyState;
  rooms: RoomsState;
  toasts: ToastState;
}

export type AppStore = Store<AppState, Action>;

export const initialState: AppState = {
  session: initialSession,
  link: initialLink,
  catalog: initialCatalog,
  lobbies: initialLobbies,
  rooms: initialRooms,
  toasts: initialToasts,
};

export function reduceApp(state: AppState, action: Action): AppState {
  const next: AppState = {
    session: reduceSession(state.session, action),
    link: reduceLink(state.link, action),
    catalog: reduceCatalog(state.catalog, action),
    lobbies: reduceLobbies(state.lobbies, action),
    rooms: reduceRooms(state.rooms, action),
    toasts: reduceToasts(state.toasts, action),
  };
  const unchanged = (Object.keys(next) as (keyof AppState)[]).every((slice) => next[slice] === state[slice]);
  return unchanged ? state : next;
}

export const createStore = (): AppStore => new Store(reduceApp, initialState);
