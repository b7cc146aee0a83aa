import { describe, expect, it, vi } from 'vitest';
import type { Action } from '../../src/state/actions';
import { createStore } from '../../src/state/app-state';

const received = (frame: object, at = 0): Action => ({ kind: 'frame-received', frame: frame as never, at });
const toast = (id: string, text: string): Action => ({ kind: 'toast-shown', id, text, tone: 'error' });

describe('the store', () => {
  it('tells its listeners only when something changed', () => {
    const store = createStore();
    const listener = vi.fn();
    const stop = store.subscribe(listener);
    store.dispatch(received({ type: 'system.unheard_of' }));
    expect(listener).not.toHaveBeenCalled();
    store.dispatch(toast('1', 'No'));
    expect(listener).toHaveBeenCalledTimes(1);
    stop();
    store.dispatch(toast('2', 'No, again'));
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('keeps the newest list of rooms per game', () => {
    const store = createStore();
    const rooms = [{ roomId: 'r', roomName: 'Den' }];
    store.dispatch(received({ type: 'games.event.rooms_updated', gameType: 'bigger_dice', rooms }));
    expect(store.state.lobbies.bigger_dice).toEqual(rooms);
    store.dispatch({ kind: 'signed-out' });
    expect(store.state.lobbies).toEqual({});
  });

  it('learns the difference between the two clocks from system frames', () => {
    const store = createStore();
    const at = Date.parse('2026-01-01T00:00:00Z');
    store.dispatch(received({ type: 'system.welcome', timestamp: '2026-01-01T00:00:05.000Z' }, at));
    expect(store.state.link.clockOffsetMs).toBe(5_000);
    store.dispatch(received({ type: 'games.event.player_left', timestamp: '2020-01-01T00:00:00.000Z' }, at));
    expect(store.state.link.clockOffsetMs).toBe(5_000);
  });

  it('shows at most three toasts and none twice', () => {
    const store = createStore();
    for (const id of ['1', '2', '3', '4']) store.dispatch(toast(id, `Text ${id}`));
    store.dispatch(toast('5', 'Text 4'));
    expect(store.state.toasts.map(({ id }) => id)).toEqual(['2', '3', '5']);
    store.dispatch({ kind: 'toast-dismissed', id: '3' });
    expect(store.state.toasts.map(({ id }) => id)).toEqual(['2', '5']);
  });
});
