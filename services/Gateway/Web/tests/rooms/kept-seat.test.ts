import { describe, expect, it } from 'vitest';
import { seatKeptUntil } from '../../src/rooms/kept-seat';
import { createStore } from '../../src/state/app-state';
import { annasRoom } from './room-script';

const view = annasRoom();
const of = (...views: (typeof view)[]) => Object.fromEntries(views.map((each, i) => [`${i}`, each]));

describe('a seat', () => {
  it('is kept from the last sign of life of the server', () => {
    expect(seatKeptUntil(of(view), 1_000)).toBe(301_000);
    expect(seatKeptUntil(of(view), null)).toBeNull();
  });

  it('is a seat of a player in a room that is open', () => {
    const watching = { ...view, you: { role: 'spectator', ready: false } } as const;
    const finished = { ...view, room: { ...view.room, status: 'finished' } } as const;
    expect(seatKeptUntil(of(watching, finished, { ...view, closed: 'idle' }), 1_000)).toBeNull();
  });

  it('is counted from the moment of the loss, over all tries to connect again', () => {
    const store = createStore();
    const change = (status: object, heardAt: number) =>
      store.dispatch({ kind: 'connection-changed', status: status as never, heardAt });
    change({ phase: 'online' }, 1);
    expect(store.state.link.lostAt).toBeNull();
    change({ phase: 'waiting', attempt: 1, retryAt: 0, restart: false }, 5);
    change({ phase: 'connecting', attempt: 1, restart: false }, 9);
    expect(store.state.link.lostAt).toBe(5);
    change({ phase: 'online' }, 10);
    expect(store.state.link.lostAt).toBeNull();
  });
});
