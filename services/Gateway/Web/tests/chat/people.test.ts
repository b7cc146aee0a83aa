import { beforeEach, describe, expect, it } from 'vitest';
import { friendsFirst } from '../../src/dock/friend-order';
import { presenceText } from '../../src/dock/presence-text';
import { type AppStore, createStore } from '../../src/state/app-state';
import { BEN, ME, online, received, signedIn } from './script';

let store: AppStore;
const says = (type: string, fields: object) => store.dispatch(received({ type, ...fields }));
const people = () => store.state.people;
const ben = { userId: BEN, username: 'ben' };
const offline = { status: 'offline', lastSeen: '2026-01-08T12:00:00.000Z' } as const;

beforeEach(() => {
  store = createStore();
  store.dispatch(signedIn);
  says('chat.event.friends', {
    friends: [
      { userId: '4', username: 'zoe', presence: online },
      { userId: '5', username: 'cem', presence: offline },
    ],
    incoming: [],
    outgoing: [],
    blocked: [],
  });
});

describe('people', () => {
  it('go from a request to friendship to nothing', () => {
    says('chat.event.friend_requested', { ...ben, isIncoming: true });
    expect(people().incoming).toEqual([ben]);
    says('chat.event.friend_added', { ...ben, presence: online });
    expect(people().incoming).toEqual([]);
    expect(people().friends).toContainEqual(ben);
    expect(people().presence[BEN]).toEqual(online);
    says('chat.event.friend_removed', { userId: BEN });
    expect(people().friends).not.toContainEqual(ben);
    expect(people().presence[BEN]).toBeUndefined();
  });

  it('can be declined, blocked and unblocked', () => {
    says('chat.event.friend_requested', { ...ben, isIncoming: false });
    expect(people().outgoing).toEqual([ben]);
    says('chat.event.friend_declined', { userId: BEN });
    expect(people().outgoing).toEqual([]);
    says('chat.event.user_blocked', ben);
    expect(people().blocked).toEqual([ben]);
    says('chat.event.user_unblocked', { userId: BEN });
    expect(people().blocked).toEqual([]);
  });

  it('stay friends when a block that is long gone is taken back again', () => {
    says('chat.event.user_unblocked', { userId: '4' });
    expect(people().friends.map(({ userId }) => userId)).toEqual(['5', '4']);
  });

  it('come and go', () => {
    says('system.event.presence_changed', { userId: '5', username: 'cem', status: 'away', lastSeen: null });
    expect(people().presence['5']).toEqual({ status: 'away', lastSeen: null });
    says('system.event.presence_changed', { userId: '4', username: 'zoe', ...offline });
    expect(friendsFirst(people()).map(({ username }) => username)).toEqual(['cem', 'zoe']);
  });

  it('may be muted, of which only the own mute counts here', () => {
    says('chat.event.user_muted', { ...ben, until: '2026-01-08T12:00:00.000Z' });
    expect(people().mutedUntil).toBeNull();
    says('chat.event.user_muted', { userId: ME, username: 'anna', until: '2026-01-08T12:00:00.000Z' });
    expect(people().mutedUntil).not.toBeNull();
    says('chat.event.user_muted', { userId: ME, username: 'anna', until: null });
    expect(people().mutedUntil).toBeNull();
  });

  it('are told in words', () => {
    const at = Date.parse(offline.lastSeen);
    expect(presenceText(online, at)).toBe('Online');
    expect(presenceText({ status: 'offline', lastSeen: null }, at)).toBe('Offline');
    expect(presenceText(offline, at + 20_000)).toBe('Last seen just now');
    expect(presenceText(offline, at + 5 * 60_000)).toBe('Last seen 5 minutes ago');
    expect(presenceText(offline, at + 26 * 60 * 60_000)).toBe('Last seen yesterday');
  });
});
