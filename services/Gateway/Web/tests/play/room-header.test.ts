import { afterEach, describe, expect, it } from 'vitest';
import '../../src/pages/play/room-header';
import type { RoomHeader } from '../../src/pages/play/room-header';
import type { RoomView } from '../../src/rooms/room-state';
import { annasRoom, event, firstRound, over, play } from '../rooms/room-script';
import { byTestId, mounted } from '../ui/mounted';

afterEach(() => document.body.replaceChildren());

const watching = (view: RoomView): RoomView => ({ ...view, viewerId: 'zoe', you: { role: 'spectator', ready: false } });
const show = (view: RoomView) => mounted<RoomHeader>('room-header', { view });

describe('the header of a room', () => {
  it('tells a spectator so, and offers no way to act in the game', async () => {
    const header = await show(watching(play(annasRoom(), firstRound)));
    expect(byTestId(header, 'watching')?.textContent).toBe('You are watching');
    expect(byTestId(header, 'resign')).toBeNull();
    expect(byTestId(header, 'take-seat')).toBeNull();
    expect(byTestId(header, 'leave')?.textContent).toContain('Stop watching');
  });

  it('offers a spectator the seat that became free after the game', async () => {
    const left = event(11, 'player_left', { playerId: 'ben', playerName: 'Ben', reason: 'left' });
    const ended = [...firstRound, over(10, 'anna', { anna: 10, ben: 0 })];
    expect(byTestId(await show(watching(play(annasRoom(), ended))), 'take-seat')).toBeNull();
    expect(byTestId(await show(watching(play(annasRoom(), [...ended, left]))), 'take-seat')).not.toBeNull();
  });

  it('counts who watches', async () => {
    const joined = event(3, 'spectator_joined', { spectatorId: 'zoe', spectatorCount: 2 });
    const header = await show(play(annasRoom(), [joined]));
    expect(byTestId(header, 'spectators')?.textContent).toMatch(/2\s*watching/);
  });
});
