import { afterEach, describe, expect, it } from 'vitest';
import '../../src/lobby/room-list';
import type { RoomList } from '../../src/lobby/room-list';
import type { RoomSummary } from '../../src/state/lobbies';
import { byTestId, mounted } from '../ui/mounted';

afterEach(() => document.body.replaceChildren());

const room: RoomSummary = {
  roomId: 'r1',
  roomName: 'Den',
  hostName: 'Anna',
  status: 'waiting',
  playerCount: 1,
  maxPlayers: 2,
  spectatorCount: 0,
};

const show = (...rooms: RoomSummary[]) => mounted<RoomList>('room-list', { rooms, slug: 'bigger_dice' });

describe('the list of rooms', () => {
  it('offers a seat where one is free', async () => {
    const list = await show(room);
    expect(byTestId(list, 'join-room')?.getAttribute('aria-label')).toBe('Join Den');
  });

  it('offers to watch a game that is on, unless the room does not want it', async () => {
    const playing = { ...room, status: 'playing', playerCount: 2 };
    expect(byTestId(await show(playing), 'watch-room')).not.toBeNull();
    expect(byTestId(await show({ ...playing, allowSpectators: false }), 'watch-room')).toBeNull();
  });

  it('leaves out what is over', async () => {
    const list = await show({ ...room, status: 'finished' });
    expect(byTestId(list, 'room')).toBeNull();
    expect(byTestId(list, 'no-rooms')).not.toBeNull();
  });

  it('shows names as text, whatever they contain', async () => {
    const list = await show({ ...room, roomName: '<img src=x onerror=alert(1)>' });
    expect(list.renderRoot.querySelector('img')).toBeNull();
    expect(list.renderRoot.textContent).toContain('<img src=x');
  });
});
