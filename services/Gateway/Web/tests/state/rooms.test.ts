import { describe, expect, it } from 'vitest';
import type { Frame } from '../../src/connection/frames';
import type { Action } from '../../src/state/actions';
import { hasGap, initialRooms, lastSeqs, type RoomsState, reduceRooms } from '../../src/state/rooms';
import { annasRoom, event, firstRound, play, ROOM, snapshotOf } from '../rooms/room-script';

const user = { id: 'anna', username: 'Anna', roles: [] };
const received = (frame: unknown): Action => ({ kind: 'frame-received', frame: frame as Frame, at: 0 });
const snapshot = (activeRooms: string[], gameStates: object = {}): Action =>
  received({ type: 'system.event.state_snapshot', activeRooms, gameStates, unreadMessages: 0 });
const run = (...actions: Action[]): RoomsState =>
  [{ kind: 'signed-in', user } as Action, ...actions].reduce(reduceRooms, initialRooms);
const inRoom = received(snapshotOf(annasRoom()));

describe('the known rooms', () => {
  it('take a room from its state and go on with its events', () => {
    const state = run(inRoom, ...firstRound.map(received));
    expect(lastSeqs(state)).toEqual({ [ROOM]: 9 });
    expect(hasGap(state)).toBe(false);
  });

  it('ignore events of rooms that they do not know', () => {
    expect(run(received(firstRound[0])).byId).toEqual({});
  });

  it('show a gap until the server has answered', () => {
    const gap = [inRoom, received(firstRound[1])];
    expect(hasGap(run(...gap))).toBe(true);
    const filled = run(...gap, snapshot([ROOM]), ...firstRound.map(received));
    expect(hasGap(filled)).toBe(false);
    expect(lastSeqs(filled)).toEqual({ [ROOM]: 9 });
  });

  it('take whole states from the snapshot after a long absence', () => {
    const later = snapshotOf(play(annasRoom(), firstRound));
    expect(lastSeqs(run(inRoom, snapshot([ROOM], { [ROOM]: later })))).toEqual({ [ROOM]: 9 });
  });

  it('mark a room as gone when the server no longer names it, and stop asking for it', () => {
    const state = run(inRoom, snapshot([]));
    expect(state.byId[ROOM]?.closed).toBe('gone');
    expect(lastSeqs(state)).toEqual({});
  });

  it('keep a room that cannot be asked right now', () => {
    const outage = received({ type: 'system.error', code: 'UNAVAILABLE', message: 'Away.', roomId: ROOM });
    expect(run(inRoom, snapshot([]), outage).byId[ROOM]?.closed).toBeNull();
  });

  it('forget a room that the viewer left in another tab', () => {
    const left = event(3, 'player_left', { playerId: 'anna', playerName: 'Anna', reason: 'left' });
    expect(run(inRoom, received(left)).byId).toEqual({});
  });

  it('forget a room that the viewer no longer watches, but not one where a seat was taken instead', () => {
    const gone = received(event(3, 'spectator_left', { spectatorId: 'anna', spectatorCount: 0 }));
    const watched = { ...snapshotOf(annasRoom()), you: { role: 'spectator', ready: false } };
    expect(run(received(watched), gone).byId).toEqual({});
    expect(lastSeqs(run(inRoom, gone))).toEqual({ [ROOM]: 3 });
  });

  it('forget everything when somebody else signs in', () => {
    const other = { ...user, id: 'ben' };
    expect(run(inRoom, { kind: 'signed-in', user: other }).byId).toEqual({});
    expect(run(inRoom, { kind: 'signed-out' })).toEqual(initialRooms);
  });

  it('stay the same object when nothing changes', () => {
    const state = run(inRoom);
    expect(reduceRooms(state, inRoom.kind === 'frame-received' ? received({ type: 'x' }) : inRoom)).toBe(state);
  });
});
