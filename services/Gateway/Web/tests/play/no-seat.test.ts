import { afterEach, describe, expect, it, vi } from 'vitest';
import { CommandRefused } from '../../src/connection/command-refused';
import '../../src/pages/play/no-seat';
import type { NoSeat } from '../../src/pages/play/no-seat';
import type { RoomView } from '../../src/rooms/room-state';
import { serve } from '../api/server';
import { pastGame } from '../replay/past-game';
import { annasRoom, firstRound, play, ROOM } from '../rooms/room-script';
import { byTestId, mounted } from '../ui/mounted';

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

const gone: RoomView = { ...play(annasRoom(), firstRound), closed: 'gone' };
const show = (properties: Partial<NoSeat>) =>
  mounted<NoSeat>('no-seat', { slug: 'bigger_dice', roomId: ROOM, ...properties });

describe('a person without a seat', () => {
  it('learns how the game ended meanwhile, and may join again', async () => {
    const result = { winner: 'ben', finalScores: { anna: 1, ben: 0 }, reason: 'forfeit' };
    serve({ [`GET /api/games/${ROOM}/history?game=1`]: [200, { ...pastGame, result }] });
    const page = await show({ view: gone });
    await vi.waitFor(() =>
      expect(byTestId(page, 'missed-end')?.textContent).toContain(
        'You were away for too long and have lost: Ben wins, 0 : 1.',
      ),
    );
    expect(byTestId(page, 'replay')?.getAttribute('href')).toBe(`/games/bigger_dice/replay/${ROOM}?game=1`);
    expect(byTestId(page, 'join-again')).not.toBeNull();
  });

  it('who watched may watch again', async () => {
    const page = await show({ view: { ...gone, you: { role: 'spectator', ready: false } } });
    expect(byTestId(page, 'watch')?.textContent).toBe('Watch again');
    expect(byTestId(page, 'join-again')).toBeNull();
  });

  it('may watch a game that is on', async () => {
    const refusal = new CommandRefused('GAME_ALREADY_STARTED', 'The game has already started.');
    expect(byTestId(await show({ refusal }), 'watch')).not.toBeNull();
    const closed = new CommandRefused('ROOM_CLOSED', 'This room is closed.');
    expect(byTestId(await show({ refusal: closed }), 'watch')).toBeNull();
  });
});
