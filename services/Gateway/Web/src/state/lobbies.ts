import type { Frame } from '../connection/frames';
import type { Action } from './actions';

export interface RoomSummary {
  roomId: string;
  roomName: string;
  roomCode?: string;
  hostName: string;
  status: string;
  playerCount: number;
  maxPlayers: number;
  spectatorCount: number;
  allowSpectators?: boolean;
}

/** Open rooms by game type, as last told by the server. */
export type LobbyState = Readonly<Record<string, RoomSummary[]>>;

export const initialLobbies: LobbyState = {};

export function reduceLobbies(state: LobbyState, action: Action): LobbyState {
  if (action.kind === 'signed-out') return initialLobbies;
  if (action.kind !== 'frame-received' || !isRoomsUpdated(action.frame)) return state;
  return { ...state, [action.frame.gameType]: action.frame.rooms };
}

function isRoomsUpdated(frame: Frame): frame is Frame & { gameType: string; rooms: RoomSummary[] } {
  return frame.type === 'games.event.rooms_updated' && typeof frame.gameType === 'string' && Array.isArray(frame.rooms);
}
