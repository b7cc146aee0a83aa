import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket } from '../connection/fake-socket';
import { annasRoom, firstRound, ROOM, snapshotOf } from '../rooms/room-script';

const sockets: FakeSocket[] = [];
const newest = () => sockets.at(-1) as FakeSocket;
const typesSent = () => newest().sent.map(({ type }) => type);

class RecordedSocket extends FakeSocket {
  static readonly OPEN = 1;
  static readonly CLOSED = 3;

  constructor() {
    super();
    sockets.push(this);
  }
}

beforeEach(() => {
  vi.resetModules();
  sockets.length = 0;
  vi.stubGlobal('WebSocket', RecordedSocket);
  answer('/api/me', 200, { id: '1', username: 'anna', roles: [] });
});

function answer(path: string, status: number, body: object): void {
  const reply = () => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  vi.stubGlobal(
    'fetch',
    vi.fn(async (asked: string) => (asked === path ? reply() : new Response('', { status: 404 }))),
  );
}

async function signedIn() {
  const services = await import('../../src/app/services');
  await services.session.restore();
  newest().authenticates();
  return services;
}

const says = (frame: object) => newest().says(frame as never);

describe('the app on its socket', () => {
  it('asks for its rooms, conversations and friends as soon as it is known', async () => {
    await signedIn();
    expect(newest().sent[0]).toEqual({ type: 'system.command.sync_state', rooms: {} });
    expect(typesSent().slice(1)).toEqual(['chat.command.conversations', 'chat.command.friends']);
  });

  it('resumes after a cut: first the rooms, then what was not answered, then the lobby', async () => {
    const { connection, rooms, lobby } = await signedIn();
    says(snapshotOf({ ...annasRoom(), viewerId: '1' }));
    lobby.watch('bigger_dice');
    void rooms.rollDice(ROOM);
    const roll = newest().sent.at(-1);
    newest().drops(1006);
    connection.wake();
    newest().authenticates();
    expect(newest().sent[0]).toEqual({ type: 'system.command.sync_state', rooms: { [ROOM]: 2 } });
    expect(newest().sent).toContainEqual(roll);
    expect(typesSent()).toContain('games.command.list_rooms');
  });

  it('asks again when an event number was skipped', async () => {
    await signedIn();
    says({ type: 'system.event.state_snapshot', activeRooms: [], gameStates: {} });
    says(snapshotOf(annasRoom()));
    says(firstRound[3] as object);
    expect(newest().sent.at(-1)).toEqual({ type: 'system.command.sync_state', rooms: { [ROOM]: 2 } });
  });

  it('renews its token on the same socket', async () => {
    await signedIn();
    answer('/api/auth/refresh', 200, { token: 'fresh', user: {} });
    says({ type: 'system.token_expiring', expiresAt: '2026-01-01T00:00:00.000Z' });
    await vi.waitFor(() => expect(newest().sent.at(-1)).toEqual({ type: 'system.authenticate', token: 'fresh' }));
  });

  it('turns a refused command into a toast', async () => {
    const { attempt, rooms, store } = await signedIn();
    const done = attempt(rooms.rollDice(ROOM));
    const correlationId = newest().sent.at(-1)?.id as string;
    says({ type: 'system.error', code: 'NOT_YOUR_TURN', message: 'It is not your turn.', correlationId });
    expect(await done).toBeNull();
    expect(store.state.toasts[0]?.text).toBe('It is not your turn.');
  });

  it('is signed out when the server no longer knows the cookie', async () => {
    const { store } = await signedIn();
    answer('/api/me', 401, {});
    newest().drops(4401);
    await vi.waitFor(() => expect(store.state.session.status).toBe('anonymous'), { timeout: 2_000 });
  });
});
