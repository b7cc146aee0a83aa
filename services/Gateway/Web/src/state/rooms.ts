import { type ErrorFrame, type Frame, isError } from '../connection/frames';
import { isOwnDeparture } from '../rooms/departure';
import type { RoomEvent, RoomEventOf, RoomStateFrame } from '../rooms/room-events';
import { applyRoomEvent, applyRoomState, openRoom } from '../rooms/room-reducer';
import type { RoomView } from '../rooms/room-state';
import type { Action } from './actions';

export interface RoomsState {
  viewerId: string;
  byId: Readonly<Record<string, RoomView>>;
}

export const initialRooms: RoomsState = { viewerId: '', byId: {} };

export function reduceRooms(state: RoomsState, action: Action): RoomsState {
  switch (action.kind) {
    case 'signed-in':
      return state.viewerId === action.user.id ? state : { viewerId: action.user.id, byId: {} };
    case 'signed-out':
      return initialRooms;
    case 'room-left':
      return without(state, action.roomId);
    case 'frame-received':
      return reduceFrame(state, action.frame);
    default:
      return state;
  }
}

export function lastSeqs(state: RoomsState): Record<string, number> {
  const open = Object.values(state.byId).filter((view) => view.closed === null);
  return Object.fromEntries(open.map((view) => [view.room.roomId, view.seq]));
}

export const hasGap = (state: RoomsState): boolean => Object.values(state.byId).some((view) => !view.inSync);

function reduceFrame(state: RoomsState, frame: Frame): RoomsState {
  if (frame.type === 'system.event.state_snapshot') return applySnapshot(state, frame);
  if (isOutage(frame)) return keepDuringOutage(state, frame.roomId);
  if (!frame.type.startsWith('games.event.') || !isNumbered(frame)) return state;
  const known = state.byId[frame.roomId];
  if (frame.type === 'games.event.room_state') {
    return put(state, applyRoomState(known, frame as unknown as RoomStateFrame, state.viewerId));
  }
  if (frame.type === 'games.event.room_created' && !known) {
    return put(state, openRoom(frame as unknown as RoomEventOf<'room_created'>, state.viewerId));
  }
  if (!known) return state;
  if (isOwnDeparture(known, frame) && frame.seq > known.seq) return without(state, frame.roomId);
  return put(state, applyRoomEvent(known, frame as unknown as RoomEvent));
}

function applySnapshot(state: RoomsState, frame: Frame): RoomsState {
  const states = (frame.gameStates ?? {}) as Record<string, RoomStateFrame>;
  const active = new Set([...((frame.activeRooms ?? []) as string[]), ...Object.keys(states)]);
  const byId: Record<string, RoomView> = {};
  for (const view of Object.values(state.byId)) {
    const { roomId } = view.room;
    if (active.has(roomId)) byId[roomId] = { ...view, inSync: true };
    else byId[roomId] = { ...view, inSync: true, closed: view.closed ?? 'gone' };
  }
  for (const [roomId, room] of Object.entries(states)) {
    byId[roomId] = applyRoomState(byId[roomId], room, state.viewerId);
  }
  return { ...state, byId };
}

/** The snapshot leaves out a room that cannot be asked right now, and an error without a command says so. */
export const isOutage = (frame: Frame): frame is ErrorFrame & { roomId: string } =>
  isError(frame) &&
  frame.code === 'UNAVAILABLE' &&
  frame.correlationId === undefined &&
  typeof frame.roomId === 'string';

function keepDuringOutage(state: RoomsState, roomId: string): RoomsState {
  const view = state.byId[roomId];
  return view?.closed === 'gone' ? put(state, { ...view, closed: null }) : state;
}

const isNumbered = (frame: Frame): frame is Frame & { roomId: string; seq: number } =>
  typeof frame.roomId === 'string' && typeof frame.seq === 'number';

function put(state: RoomsState, view: RoomView): RoomsState {
  const { roomId } = view.room;
  return state.byId[roomId] === view ? state : { ...state, byId: { ...state.byId, [roomId]: view } };
}

function without(state: RoomsState, roomId: string): RoomsState {
  if (!(roomId in state.byId)) return state;
  const { [roomId]: _, ...byId } = state.byId;
  return { ...state, byId };
}
