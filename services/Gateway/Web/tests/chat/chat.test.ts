import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { titleBadge } from '../../src/chat/alerts';
import { AWAY_AFTER_MS } from '../../src/chat/presence-report';
import { deskUnderTest } from './desk';
import { BEN, fromBen, history, idOf, ME } from './script';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const talking = async () => {
  const desk = deskUnderTest();
  desk.store.dispatch({ kind: 'conversation-opened', userId: BEN, username: 'ben' });
  await desk.says(history(1, 3, true));
  return desk;
};
const read = (number: number) => ({
  type: 'chat.event.messages_read',
  readerId: ME,
  withUserId: BEN,
  upTo: idOf(number),
});

describe('reading', () => {
  it('loads a conversation once it is open, and marks what is seen', async () => {
    const { sentOf } = await talking();
    expect(sentOf('history')).toHaveLength(1);
    expect(sentOf('mark_read')).toMatchObject([{ withUserId: BEN, upTo: idOf(3) }]);
  });

  it('marks every new message once, while somebody looks', async () => {
    const { sentOf, says, chat } = await talking();
    await says(read(3));
    await says(fromBen(4));
    await says({ type: 'chat.event.typing', senderId: BEN });
    expect(sentOf('mark_read').map(({ upTo }) => upTo)).toEqual([idOf(3), idOf(4)]);
    chat.attention(false);
    await says(fromBen(5));
    expect(sentOf('mark_read')).toHaveLength(2);
    chat.attention(true);
    expect(sentOf('mark_read').at(-1)?.upTo).toBe(idOf(5));
  });

  it('marks again what the server did not take', async () => {
    const { sentOf, says } = await talking();
    const refusal = { type: 'system.error', code: 'INTERNAL', message: 'No' };
    await says({ ...refusal, correlationId: String(sentOf('mark_read')[0]?.id) });
    await says({ type: 'chat.event.typing', senderId: BEN });
    expect(sentOf('mark_read').map(({ upTo }) => upTo)).toEqual([idOf(3), idOf(3)]);
  });

  it('takes it that nothing was read', async () => {
    const { says, store } = await talking();
    await says({ ...read(1), upTo: null });
    expect(store.state.conversations.byId[BEN]?.readUpTo).toBeNull();
  });

  it('marks nothing in a closed dock', async () => {
    const { sentOf, says, store } = await talking();
    store.dispatch({ kind: 'dock-toggled', open: false });
    await says(fromBen(4));
    expect(sentOf('mark_read')).toHaveLength(1);
  });

  it('asks for lists and the open conversation after a reconnect, and for lobbies', async () => {
    const { chat, sent, says } = await talking();
    await says(read(3));
    chat.lobbies.enter('lobby:main');
    sent.length = 0;
    chat.renew();
    const types = sent.map(({ type }) => type.replace('chat.command.', ''));
    expect(types).toEqual(['conversations', 'friends', 'history', 'join_lobby']);
  });

  it('asks for older messages one page at a time', async () => {
    const { chat, sentOf, says, store } = await talking();
    const channel = { kind: 'user', userId: BEN } as const;
    void chat.loadOlder(channel);
    void chat.loadOlder(channel);
    const asked = sentOf('history');
    expect(asked).toHaveLength(2);
    expect(asked[1]?.before).toBe(idOf(1));
    await says({ type: 'system.error', code: 'UNKNOWN_TYPE', message: 'No', correlationId: asked[1]?.id as string });
    await vi.advanceTimersByTimeAsync(0);
    expect(store.state.threads[`user/${BEN}`]?.loadingOlder).toBe(false);
  });
});

describe('lobbies', () => {
  it('are joined when shown, left when hidden, and only once', () => {
    const { chat, sentOf } = deskUnderTest();
    chat.lobbies.enter('lobby:main');
    chat.lobbies.enter('lobby:main');
    chat.lobbies.leave('lobby:main');
    expect(sentOf('leave_lobby')).toHaveLength(0);
    chat.lobbies.leave('lobby:main');
    expect(sentOf('join_lobby')).toHaveLength(1);
    expect(sentOf('leave_lobby')).toEqual([{ type: 'chat.command.leave_lobby', lobbyId: 'lobby:main' }]);
  });

  it('are joined again when the server had no time', async () => {
    const { chat, sentOf, says } = deskUnderTest();
    chat.lobbies.enter('lobby:main');
    await says({ type: 'system.error', code: 'RATE_LIMITED', message: 'No', correlationId: 'c1' });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(sentOf('join_lobby')).toHaveLength(2);
  });
});

describe('friends', () => {
  it('are listed anew when what two people did may have crossed', async () => {
    const { sentOf, says } = deskUnderTest();
    await says({ type: 'chat.event.friend_requested', userId: BEN, username: 'ben', isIncoming: true });
    await says({ type: 'chat.event.friend_removed', userId: '3' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sentOf('friends')).toHaveLength(0);
    await says({ type: 'chat.event.friend_removed', userId: BEN });
    await says({ type: 'chat.event.friend_declined', userId: BEN });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sentOf('friends')).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(3_000);
    await says({ type: 'chat.event.friend_requested', userId: BEN, username: 'ben', isIncoming: true });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sentOf('friends')).toHaveLength(1);
  });
});

describe('telling others', () => {
  it('that one writes: at most every two seconds, and anew after a message', async () => {
    const { chat, sentOf } = deskUnderTest();
    for (let i = 0; i < 5; i++) chat.typing.typed(BEN);
    expect(sentOf('typing')).toEqual([{ type: 'chat.command.typing', recipientId: BEN }]);
    await vi.advanceTimersByTimeAsync(2_000);
    chat.typing.typed(BEN);
    chat.typing.sent();
    chat.typing.typed(BEN);
    expect(sentOf('typing')).toHaveLength(3);
  });

  it('that one is away: after five minutes without a look, also on a new connection', async () => {
    const { chat, sentOf } = deskUnderTest();
    const statuses = () => sentOf('set_presence').map(({ status }) => status);
    chat.attention(false);
    await vi.advanceTimersByTimeAsync(AWAY_AFTER_MS - 1);
    expect(statuses()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    chat.renew();
    expect(statuses()).toEqual(['away', 'away']);
    chat.attention(true);
    chat.attention(true);
    chat.renew();
    expect(statuses()).toEqual(['away', 'away', 'online']);
  });
});

describe('alerts', () => {
  it('sound for a message that nobody sees, and not for one that is read', async () => {
    const { chat, call, says } = await talking();
    await says(fromBen(4));
    expect(call).not.toHaveBeenCalled();
    chat.attention(false);
    await says(fromBen(5));
    await says(fromBen(4));
    await says(fromBen(5));
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('count in the title', async () => {
    const { store, says } = deskUnderTest();
    expect(titleBadge(store.state)).toBe('');
    await says(fromBen(1));
    await says(fromBen(2));
    expect(titleBadge(store.state)).toBe('(2) ');
  });

  it('can be switched off', async () => {
    const { store, says, call } = deskUnderTest();
    store.dispatch({ kind: 'alerts-switched', on: false });
    await says(fromBen(1));
    expect(call).not.toHaveBeenCalled();
    expect(titleBadge(store.state)).toBe('');
  });
});
