import type { User } from '../api/accounts';
import type { Action } from './actions';

export type SessionState = { status: 'unknown' } | { status: 'anonymous' } | { status: 'signed-in'; user: User };

export const initialSession: SessionState = { status: 'unknown' };

export function reduceSession(state: SessionState, action: Action): SessionState {
  if (action.kind === 'signed-in') return { status: 'signed-in', user: action.user };
  if (action.kind === 'signed-out') return { status: 'anonymous' };
  return state;
}

export const userOf = (session: SessionState): User | null => (session.status === 'signed-in' ? session.user : null);
