import { beforeEach, describe, expect, it } from 'vitest';
import type { Frame } from '../../src/connection/frames';
import { type AppStore, createStore } from '../../src/state/app-state';
import { latestFirst, unreadTotal } from '../../src/state/conversations';
import { BEN, fromBen, history, idOf, ME, message, online, received, signedIn, toBen } from './script';

let store: AppStore;
const says = (frame: Frame, at = 0) => store.dispatch(received(frame, at));
const talk = () => store.state.conversations.byId[BEN];
const listed = (unread: number, number: number): Frame => ({
  type: 'chat.event.conversations',
  items: [{ userId: BEN, username: 'ben', lastMessage: message(number), unread, presence: online }],
});
const readBy = (readerId: string, withUserId: string, number: number): Frame => ({
  type: 'chat.event.messages_read',
  ...{ readerId, withUserId, upTo: idOf(number) },
});

beforeEach(() => {
  store = createStore();
  store.dispatch(signedIn);
});

describe('conversations', () => {
  it('count what is unread: first by the snapshot, then by themselves', () => {
    says({ type: 'system.event.state_snapshot', unreadMessages: 4 });
    expect(unreadTotal(store.state.conversations)).toBe(4);
    says(listed(2, 5));
    says(fromBen(6));
    says(fromBen(6));
    expect(unreadTotal(store.state.conversations)).toBe(3);
  });

  it('keep the hint of a snapshot that has none', () => {
    says({ type: 'system.event.state_snapshot', unreadMessages: 4 });
    says({ type: 'system.event.state_snapshot', unreadMessages: null });
    expect(unreadTotal(store.state.conversations)).toBe(4);
  });

  it('are read when their newest message is, on whatever device', () => {
    says(listed(2, 5));
    says(readBy(ME, BEN, 5));
    expect(talk()).toMatchObject({ unread: 0, readUpTo: idOf(5) });
    expect(store.state.conversations.stale).toBe(false);
  });

  it('are asked for again when only a part was read', () => {
    says(listed(2, 5));
    says(readBy(ME, BEN, 4));
    expect(store.state.conversations.stale).toBe(true);
    says(listed(1, 5));
    expect(talk()?.unread).toBe(1);
    expect(store.state.conversations.stale).toBe(false);
  });

  it('know how far the other one has read, and never less than before', () => {
    says(listed(0, 5));
    says(readBy(BEN, ME, 5));
    says(readBy(BEN, ME, 3));
    expect(talk()?.theirReadUpTo).toBe(idOf(5));
  });

  it('take their cursors from the history', () => {
    store.dispatch({ kind: 'conversation-opened', userId: BEN, username: 'ben' });
    says(history(1, 3, false, idOf(2)));
    expect(talk()?.readUpTo).toBe(idOf(2));
  });

  it('stand in the order of their last messages, and only with one', () => {
    store.dispatch({ kind: 'conversation-opened', userId: '9', username: 'zoe' });
    says({ ...fromBen(1), senderId: '3', senderName: 'cem' });
    says(fromBen(2));
    expect(latestFirst(store.state.conversations).map(({ username }) => username)).toEqual(['ben', 'cem']);
    says({ ...toBen(3), recipientId: '3' });
    expect(latestFirst(store.state.conversations)[0]?.username).toBe('cem');
  });

  it('need a new list when another device wrote to somebody unknown', () => {
    says(toBen(1));
    expect(store.state.conversations.stale).toBe(true);
  });

  it('show who is writing until the message comes', () => {
    says({ type: 'chat.event.typing', senderId: BEN }, 1_000);
    expect(store.state.conversations.typing[BEN]).toBe(6_000);
    says(fromBen(1));
    expect(store.state.conversations.typing[BEN]).toBeUndefined();
  });

  it('are gone with the person', () => {
    says(fromBen(1));
    store.dispatch({ kind: 'signed-out' });
    expect(store.state.conversations.byId).toEqual({});
    expect(store.state.threads).toEqual({});
  });
});
