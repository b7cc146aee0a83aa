import type { Action } from './actions';
import { type CatalogState, initialCatalog, reduceCatalog } from './catalog';
import { type ConversationsState, initialConversations, reduceConversations } from './conversations';
import { type DockState, initialDock, reduceDock } from './dock';
import { type HeadCounts, initialHeadCounts, reduceHeadCounts } from './head-counts';
import { initialLink, type LinkState, reduceLink } from './link';
import { initialLobbies, type LobbyState, reduceLobbies } from './lobbies';
import { initialPeople, type PeopleState, reducePeople } from './people';
import { initialRooms, type RoomsState, reduceRooms } from './rooms';
import { initialSession, reduceSession, type SessionState } from './session';
import { Store } from './store';
import { initialThreads, reduceThreads, type ThreadsState } from './threads';
import { initialToasts, reduceToasts, type ToastState } from './toasts';

export interface AppState {
  session: SessionState;
  link: LinkState;
  catalog: CatalogState;
  lobbies: LobbyState;
  rooms: RoomsState;
  toasts: ToastState;
  people: PeopleState;
  conversations: ConversationsState;
  threads: ThreadsState;
  headCounts: HeadCounts;
  dock: DockState;
}

export type AppStore = Store<AppState, Action>;

export const initialState: AppState = {
  session: initialSession,
  link: initialLink,
  catalog: initialCatalog,
  lobbies: initialLobbies,
  rooms: initialRooms,
  toasts: initialToasts,
  people: initialPeople,
  conversations: initialConversations,
  threads: initialThreads,
  headCounts: initialHeadCounts,
  dock: initialDock,
};

export function reduceApp(state: AppState, action: Action): AppState {
  const next: AppState = {
    session: reduceSession(state.session, action),
    link: reduceLink(state.link, action),
    catalog: reduceCatalog(state.catalog, action),
    lobbies: reduceLobbies(state.lobbies, action),
    rooms: reduceRooms(state.rooms, action),
    toasts: reduceToasts(state.toasts, action),
    people: reducePeople(state.people, action),
    conversations: reduceConversations(state.conversations, action),
    threads: reduceThreads(state.threads, action),
    headCounts: reduceHeadCounts(state.headCounts, action),
    dock: reduceDock(state.dock, action),
  };
  const unchanged = (Object.keys(next) as (keyof AppState)[]).every((slice) => next[slice] === state[slice]);
  return unchanged ? state : next;
}

export const createStore = (): AppStore => new Store(reduceApp, initialState);
