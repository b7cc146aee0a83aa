import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectionUnderTest } from './fake-socket';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function online() {
  const test = connectionUnderTest();
  test.connection.start();
  test.newest().authenticates();
  return test;
}

describe('the connection', () => {
  it('is online once the server knows who this is', () => {
    const { connection, calls, frames } = online();
    expect(connection.status.phase).toBe('online');
    expect(calls.ready).toBe(1);
    expect(frames.map(({ type }) => type)).toEqual(['system.welcome', 'system.authenticated']);
  });

  it('is not ready twice when the token is renewed on the same socket', () => {
    const { calls, newest } = online();
    newest().says({ type: 'system.authenticated' });
    expect(calls.ready).toBe(1);
  });

  it('sends nothing before it is online', () => {
    const { connection, newest } = connectionUnderTest();
    connection.start();
    connection.send({ type: 'early' });
    expect(newest().sent).toEqual([]);
  });

  it('waits 1, 2, 4, 8, 16 and then always 16 seconds between tries', () => {
    const { sockets, newest } = online();
    for (const seconds of [1, 2, 4, 8, 16, 16]) {
      const before = sockets.length;
      newest().drops(1006);
      vi.advanceTimersByTime(seconds * 1_000 - 1);
      expect(sockets).toHaveLength(before);
      vi.advanceTimersByTime(1);
      expect(sockets).toHaveLength(before + 1);
    }
    newest().authenticates();
    newest().drops(1006);
    vi.advanceTimersByTime(1_000);
    newest().authenticates();
    expect(sockets).toHaveLength(8);
  });

  it.each([1001, 4408])('comes back within two seconds after close code %i', (code) => {
    const { newest, sockets } = online();
    newest().drops(code);
    vi.advanceTimersByTime(2_000);
    expect(sockets).toHaveLength(2);
  });

  it('tries at once when the tab wakes', () => {
    const { connection, newest, sockets } = online();
    newest().drops(1006);
    connection.wake();
    expect(sockets).toHaveLength(2);
  });

  it('asks for a sign of life when the tab wakes with a socket that may be dead', () => {
    const { connection, newest } = online();
    connection.wake();
    expect(newest().sent.at(-1)).toEqual({ type: 'system.heartbeat' });
    vi.advanceTimersByTime(4_001);
    expect(connection.status.phase).not.toBe('online');
  });

  it('gives up a socket on which nothing is heard', () => {
    const { connection, newest } = online();
    vi.advanceTimersByTime(30_000);
    newest().says({ type: 'system.heartbeat_ack' });
    vi.advanceTimersByTime(30_000);
    expect(connection.status.phase).toBe('online');
    vi.advanceTimersByTime(2_000);
    expect(connection.status.phase).not.toBe('online');
  });

  it('sends a heartbeat every 15 seconds', () => {
    const { newest } = online();
    vi.advanceTimersByTime(30_000);
    expect(newest().sent).toEqual([{ type: 'system.heartbeat' }, { type: 'system.heartbeat' }]);
  });

  it('gives up a handshake that does not end', () => {
    const { connection } = connectionUnderTest();
    connection.start();
    vi.advanceTimersByTime(12_000);
    expect(connection.status.phase).toBe('waiting');
  });
});

describe('the end of a connection', () => {
  it('asks to sign in after 4401, and does not come back by itself', () => {
    const { newest, sockets, calls } = online();
    newest().drops(4401);
    vi.advanceTimersByTime(60_000);
    expect(calls.unauthenticated).toBe(1);
    expect(sockets).toHaveLength(1);
  });

  it('asks to sign in when the first answer is that the token is invalid', () => {
    const { connection, newest, calls } = connectionUnderTest();
    connection.start();
    newest().says({ type: 'system.error', code: 'AUTH_FAILED', message: 'No' });
    expect(calls.unauthenticated).toBe(1);
  });

  it('stays away after 4409 until the person wants it here', () => {
    const { connection, newest, sockets } = online();
    newest().drops(4409);
    vi.advanceTimersByTime(60_000);
    connection.wake();
    expect(connection.status.phase).toBe('replaced');
    expect(sockets).toHaveLength(1);
    connection.start();
    expect(sockets).toHaveLength(2);
  });

  it('does not listen to a socket that it has left', () => {
    const { connection, newest, frames } = online();
    const old = newest();
    connection.stop();
    old.says({ type: 'late' });
    old.drops(1006);
    expect(frames.at(-1)?.type).toBe('system.authenticated');
    expect(connection.status.phase).toBe('stopped');
  });
});

describe('a restart of the server', () => {
  const goingAway = { type: 'system.going_away', reconnectAfterMs: 3_000 };

  it('is waited out for as long as the server asks', () => {
    const { connection, newest, sockets } = online();
    newest().says(goingAway);
    newest().drops(1001);
    expect(connection.status).toMatchObject({ phase: 'waiting', restart: true });
    vi.advanceTimersByTime(2_999);
    expect(sockets).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(sockets).toHaveLength(2);
  });

  it('is no loss while the server does not listen yet, and over when it does', () => {
    const { connection, newest } = online();
    newest().says(goingAway);
    newest().drops(1001);
    vi.advanceTimersByTime(3_000);
    newest().drops(1006);
    expect(connection.status).toMatchObject({ phase: 'waiting', restart: true });
    vi.advanceTimersByTime(2_000);
    newest().authenticates();
    newest().drops(1006);
    expect(connection.status).toMatchObject({ phase: 'waiting', restart: false });
  });

  it('is a loss after too many tries', () => {
    const { connection, newest } = online();
    newest().says(goingAway);
    newest().drops(1001);
    for (let i = 0; i < 5; i++) {
      vi.advanceTimersByTime(16_000);
      newest().drops(1006);
    }
    expect(connection.status).toMatchObject({ restart: false });
  });

  it('is known from the close code alone', () => {
    const { connection, newest } = online();
    newest().drops(1001);
    expect(connection.status).toMatchObject({ phase: 'waiting', restart: true });
  });

  it('still brings the answers that were on the way', () => {
    const { newest, frames } = online();
    newest().says(goingAway);
    newest().says({ type: 'games.event.late' });
    expect(frames.at(-1)?.type).toBe('games.event.late');
  });
});
