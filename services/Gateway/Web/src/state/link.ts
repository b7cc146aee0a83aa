import type { ConnectionStatus } from '../connection/connection';
import type { Action } from './actions';

export interface LinkState {
  status: ConnectionStatus;
  /** True once the first answer to sync_state has arrived: what is not known now is not there. */
  synced: boolean;
  /** When the server was last heard before the connection was lost; null while there is one. */
  lostAt: number | null;
  /** Add to the local clock, in milliseconds, to get the server's. */
  clockOffsetMs: number;
}

export const initialLink: LinkState = { status: { phase: 'stopped' }, synced: false, lostAt: null, clockOffsetMs: 0 };

const CLOCK_TOLERANCE_MS = 250;

export function reduceLink(state: LinkState, action: Action): LinkState {
  switch (action.kind) {
    case 'connection-changed':
      return withStatus(state, action.status, action.heardAt ?? null);
    case 'frame-received':
      if (action.frame.type === 'system.event.state_snapshot') return { ...state, synced: true };
      return action.frame.type.startsWith('system.') ? withClock(state, action.frame.timestamp, action.at) : state;
    default:
      return state;
  }
}

function withStatus(state: LinkState, status: ConnectionStatus, heardAt: number | null): LinkState {
  const { phase } = status;
  const wasThere = state.status.phase === 'online';
  const lostAt = phase === 'online' || phase === 'stopped' ? null : wasThere ? heardAt : state.lostAt;
  return { ...state, status, lostAt, synced: state.synced && phase !== 'stopped' };
}

function withClock(state: LinkState, timestamp: string | undefined, at: number): LinkState {
  const offset = timestamp === undefined ? Number.NaN : Date.parse(timestamp) - at;
  const drifted = Math.abs(offset - state.clockOffsetMs) > CLOCK_TOLERANCE_MS;
  return drifted ? { ...state, clockOffsetMs: offset } : state;
}
