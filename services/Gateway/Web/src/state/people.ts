import type { ConversationItem, Person, Presence, PresentPerson } from '../chat/frames';
import type { Frame } from '../connection/frames';
import type { Action } from './actions';

/** The viewer's people, each list by name. */
export interface PeopleState {
  viewerId: string;
  loaded: boolean;
  friends: readonly Person[];
  incoming: readonly Person[];
  outgoing: readonly Person[];
  blocked: readonly Person[];
  presence: Readonly<Record<string, Presence>>;
  /** Until when the viewer may not write in lobbies and rooms. */
  mutedUntil: string | null;
}

type List = 'friends' | 'incoming' | 'outgoing' | 'blocked';

export const initialPeople: PeopleState = {
  ...{ viewerId: '', loaded: false, friends: [], incoming: [], outgoing: [], blocked: [] },
  ...{ presence: {}, mutedUntil: null },
};

export const isFriend = ({ friends }: PeopleState, id: string): boolean => friends.some(({ userId }) => userId === id);

export function reducePeople(state: PeopleState, action: Action): PeopleState {
  if (action.kind === 'signed-in') {
    return state.viewerId === action.user.id ? state : { ...initialPeople, viewerId: action.user.id };
  }
  if (action.kind === 'signed-out') return initialPeople;
  return action.kind === 'frame-received' ? reduceFrame(state, action.frame) : state;
}

function reduceFrame(state: PeopleState, frame: Frame): PeopleState {
  const person = { userId: String(frame.userId), username: String(frame.username) };
  switch (frame.type) {
    case 'chat.event.friends':
      return listed(state, frame);
    case 'chat.event.conversations':
      return { ...state, presence: { ...presenceOf(frame.items as ConversationItem[]), ...state.presence } };
    case 'chat.event.friend_requested':
      return moved(state, person, frame.isIncoming ? 'incoming' : 'outgoing');
    case 'chat.event.friend_added':
      return withPresence(moved(state, person, 'friends'), person.userId, frame.presence as Presence);
    case 'chat.event.friend_declined':
      return moved(state, person, null);
    case 'chat.event.user_unblocked':
      return { ...state, blocked: without(state.blocked, person) };
    case 'chat.event.friend_removed':
      return withPresence(moved(state, person, null), person.userId, undefined);
    case 'chat.event.user_blocked':
      return withPresence(moved(state, person, 'blocked'), person.userId, undefined);
    case 'system.event.presence_changed':
      return withPresence(state, person.userId, frame as unknown as Presence);
    case 'chat.event.user_muted':
      return person.userId === state.viewerId
        ? { ...state, mutedUntil: (frame.until as string | null) ?? null }
        : state;
    default:
      return state;
  }
}

function listed(state: PeopleState, frame: Frame): PeopleState {
  const { friends, incoming, outgoing, blocked } = frame as unknown as Record<List, PresentPerson[]>;
  return {
    ...state,
    loaded: true,
    friends: byName(friends.map(({ userId, username }) => ({ userId, username }))),
    incoming: byName(incoming),
    outgoing: byName(outgoing),
    blocked: byName(blocked),
    presence: presenceOf(friends),
  };
}

/** Puts a person on one list and off all the others. */
function moved(state: PeopleState, person: Person, to: List | null): PeopleState {
  const next = { ...state };
  for (const list of ['friends', 'incoming', 'outgoing', 'blocked'] as const) {
    const others = without(state[list], person);
    next[list] = list === to ? byName([...others, person]) : others;
  }
  return next;
}

const without = (people: readonly Person[], { userId }: Person): Person[] =>
  people.filter((person) => person.userId !== userId);

function withPresence(state: PeopleState, userId: string, presence: Presence | undefined): PeopleState {
  const { [userId]: _, ...others } = state.presence;
  if (!presence) return { ...state, presence: others };
  const { status, lastSeen = null } = presence;
  return { ...state, presence: { ...others, [userId]: { status, lastSeen } } };
}

const presenceOf = (people: PresentPerson[]): Record<string, Presence> =>
  Object.fromEntries(people.map(({ userId, presence }) => [userId, presence]));

const byName = (people: Person[]): Person[] => [...people].sort((a, b) => a.username.localeCompare(b.username));
