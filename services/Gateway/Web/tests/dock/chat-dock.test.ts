import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { store } from '../../src/app/services';
import '../../src/dock/chat-dock';
import type { ChatDock } from '../../src/dock/chat-dock';
import { BEN, fromBen, history, ME, message, online, received, signedIn, toBen } from '../chat/script';
import { byTestId, mounted, settled } from '../ui/mounted';

let dock: ChatDock;
const says = async (frame: object) => {
  store.dispatch(received(frame as never, Date.now()));
  await settled(dock);
};
const shown = (id: string) => byTestId(dock, id);
const click = async (id: string) => {
  shown(id)?.click();
  await settled(dock);
};
const ben = { userId: BEN, username: 'ben' };
const people = { friends: [], incoming: [], outgoing: [], blocked: [] };

beforeEach(async () => {
  store.dispatch(signedIn);
  dock = await mounted<ChatDock>('chat-dock');
  store.dispatch({ kind: 'dock-toggled', open: true });
  await settled(dock);
});

afterEach(() => {
  document.body.replaceChildren();
  store.dispatch({ kind: 'signed-out' });
});

describe('the chat dock', () => {
  it('is nothing to whoever is not signed in', async () => {
    store.dispatch({ kind: 'signed-out' });
    await settled(dock);
    expect(shown('dock')).toBeNull();
  });

  it('lists conversations with what is unread, and opens one', async () => {
    const item = { ...ben, lastMessage: message(1), unread: 2, presence: online };
    await says({ type: 'chat.event.conversations', items: [item] });
    expect(shown('unread')?.textContent).toBe('2');
    expect(shown('count-chats')?.textContent).toBe('2');
    await click('conversation');
    expect(shown('with')?.textContent).toBe('ben');
    await click('back');
    expect(shown('conversations')).not.toBeNull();
  });

  it('shows friends and requests, each with what can be done', async () => {
    await click('tab-friends');
    const friends = [{ ...ben, presence: online }];
    const incoming = [{ userId: '3', username: 'cem' }];
    await says({ type: 'chat.event.friends', ...people, friends, incoming });
    expect(shown('friend')?.dataset.status).toBe('online');
    expect(shown('accept')).not.toBeNull();
    expect(shown('count-friends')?.textContent).toBe('1');
    await says({ type: 'chat.event.friend_added', ...incoming[0], presence: online });
    expect(shown('accept')).toBeNull();
    expect(shown('friends')?.querySelectorAll('li')).toHaveLength(2);
  });

  it('says before the first word that only friends may write', async () => {
    await says({ type: 'chat.event.friends', ...people });
    store.dispatch({ kind: 'conversation-opened', ...ben });
    await settled(dock);
    expect(shown('not-friends')?.textContent).not.toBe('');
    await says({ type: 'chat.event.friend_added', ...ben, presence: online });
    expect(shown('not-friends')).toBeNull();
  });

  it('draws a line above what was not read before', async () => {
    store.dispatch({ kind: 'conversation-opened', ...ben });
    await says(history(1, 3, false, message(2).messageId));
    expect(shown('new-line')).not.toBeNull();
    await says({ type: 'chat.event.messages_read', readerId: ME, withUserId: BEN, upTo: message(3).messageId });
    expect(shown('new-line')).not.toBeNull();
  });

  it('shows who writes, until the message comes', async () => {
    store.dispatch({ kind: 'conversation-opened', ...ben });
    await says({ type: 'chat.event.typing', senderId: BEN });
    expect(shown('typing')).not.toBeNull();
    await says(fromBen(1));
    expect(shown('typing')).toBeNull();
    expect(shown('message-text')?.textContent).toBe('Text 1');
  });

  it('keeps a draft for each conversation', async () => {
    store.dispatch({ kind: 'conversation-opened', ...ben });
    await settled(dock);
    const box = shown('compose') as HTMLTextAreaElement;
    box.value = 'Half a thou';
    box.dispatchEvent(new Event('input'));
    store.dispatch({ kind: 'conversation-opened', userId: '3', username: 'cem' });
    await settled(dock);
    expect((shown('compose') as HTMLTextAreaElement).value).toBe('');
    store.dispatch({ kind: 'conversation-opened', ...ben });
    await settled(dock);
    expect((shown('compose') as HTMLTextAreaElement).value).toBe('Half a thou');
  });

  it('shows the receipt of the last message', async () => {
    store.dispatch({ kind: 'conversation-opened', ...ben });
    await says(toBen(1));
    expect(shown('receipt')?.textContent).toBe('Sent');
    await says({ type: 'chat.event.messages_read', readerId: BEN, withUserId: ME, upTo: message(1).messageId });
    expect(shown('receipt')?.textContent).toBe('Read');
  });

  it('closes by Escape', async () => {
    shown('dock')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await settled(dock);
    expect(shown('dock')).toBeNull();
  });
});
