import { describe, expect, it } from 'vitest';
import type { Frame } from '../../src/connection/frames';
import { noticeOf } from '../../src/rooms/notices';
import { applyRoomEvent } from '../../src/rooms/room-reducer';
import type { RoomView } from '../../src/rooms/room-state';
import { annasRoom, event } from './room-script';

const room = annasRoom();
const watched: RoomView = { ...room, you: { role: 'spectator', ready: false } };
const left = (playerId: string, reason: string) => event(3, 'player_left', { playerId, playerName: 'X', reason });

const notice = (before: RoomView | undefined, after: RoomView | undefined, frame: unknown) =>
  noticeOf(before, after, frame as Frame);

describe('a notice', () => {
  it('tells by how much the clocks were moved, once', () => {
    const moved = event(3, 'clocks_moved', { byMs: 12_300, turnEndsAt: null, reconnectBy: {} });
    const after = applyRoomEvent(room, moved);
    expect(notice(room, after, moved)).toBe('The server was away; the clocks were moved by 13 s.');
    expect(notice(after, applyRoomEvent(after, moved), moved)).toBeNull();
  });

  it('tells that the person has left in another tab', () => {
    expect(notice(room, undefined, left('anna', 'left'))).toContain('You have left “Den”.');
    expect(notice(room, undefined, left('anna', 'expired'))).toContain('lost your seat');
  });

  it('does not tell what this tab has done itself, or others', () => {
    expect(notice(undefined, undefined, left('anna', 'left'))).toBeNull();
    expect(notice(room, applyRoomEvent(room, left('ben', 'left')), left('ben', 'left'))).toBeNull();
  });

  it('tells a spectator that the room is no longer watched', () => {
    const gone = event(3, 'spectator_left', { spectatorId: 'anna', spectatorCount: 0 });
    expect(notice(watched, undefined, gone)).toContain('no longer watch');
  });
});
