import type { Action } from './actions';

/** How many people are in each lobby. */
export type HeadCounts = Readonly<Record<string, number>>;

export const initialHeadCounts: HeadCounts = {};

export function reduceHeadCounts(state: HeadCounts, action: Action): HeadCounts {
  if (action.kind === 'signed-out') return initialHeadCounts;
  if (action.kind !== 'frame-received' || action.frame.type !== 'chat.event.lobby_presence') return state;
  const { lobbyId, count } = action.frame as unknown as { lobbyId: string; count: number };
  return { ...state, [lobbyId]: count };
}
