import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { store } from '../../src/app/services';
import '../../src/pages/play/waiting-room';
import type { WaitingRoom } from '../../src/pages/play/waiting-room';
import { applyRoomEvent } from '../../src/rooms/room-reducer';
import type { RoomView } from '../../src/rooms/room-state';
import { serve } from '../api/server';
import { annasRoom, event, ROOM } from '../rooms/room-script';
import { byTestId, mounted } from '../ui/mounted';

const dice = {
  ...{ slug: 'bigger_dice', name: 'Bigger Dice', description: '', min_players: 2, max_players: 2 },
  ...{ thumbnail_url: null, is_active: true },
};
const offer = (has_bot: boolean) => store.dispatch({ kind: 'catalog-loaded', games: [{ ...dice, has_bot }] });
const withBot = () =>
  applyRoomEvent(annasRoom(), event(3, 'player_joined', { playerId: '-1', playerName: 'Blaze', isBot: true }));
const show = (view: RoomView) => mounted<WaitingRoom>('waiting-room', { view, seed: 'lucky' });

beforeEach(() => offer(true));
afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

describe('bots in the waiting room', () => {
  it('are offered to the host where the game has one', async () => {
    expect(byTestId(await show(annasRoom()), 'add-bot')).not.toBeNull();
    expect(byTestId(await show({ ...annasRoom(), viewerId: 'zoe' }), 'add-bot')).toBeNull();
    offer(false);
    expect(byTestId(await show(annasRoom()), 'add-bot')).toBeNull();
  });

  it('are asked for with one call', async () => {
    const asked = serve({ [`POST /api/rooms/${ROOM}/bots`]: [201, { playerId: '-1', playerName: 'Blaze' }] });
    byTestId(await show(annasRoom()), 'add-bot')?.click();
    await vi.waitFor(() => expect(asked).toEqual([`POST /api/rooms/${ROOM}/bots`]));
  });

  it('wear a badge, and the host may send them away', async () => {
    const asked = serve({ [`DELETE /api/rooms/${ROOM}/bots/-1`]: [204] });
    const room = await show(withBot());
    expect(byTestId(room, 'bot')?.textContent).toBe('bot');
    byTestId(room, 'remove-bot')?.click();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    expect(byTestId(await show({ ...withBot(), viewerId: 'zoe' }), 'remove-bot')).toBeNull();
  });

  it('that are refused are a toast', async () => {
    serve({
      [`POST /api/rooms/${ROOM}/bots`]: [409, { detail: 'All seats in this room are taken.', code: 'ROOM_FULL' }],
    });
    byTestId(await show(annasRoom()), 'add-bot')?.click();
    await vi.waitFor(() => expect(store.state.toasts.at(-1)?.text).toBe('All seats in this room are taken.'));
  });
});
