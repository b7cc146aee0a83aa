import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ChatMessage } from '../../src/chat/frames';
import { emptyThread, type Thread } from '../../src/chat/thread';
import '../../src/talk/message-list';
import type { MessageList } from '../../src/talk/message-list';
import { idOf, ME, message, page } from '../chat/script';
import { byTestId, mounted } from '../ui/mounted';

afterEach(() => document.body.replaceChildren());

const show = (thread: Partial<Thread>, properties: Partial<MessageList> = {}) =>
  mounted<MessageList>('message-list', {
    thread: { ...emptyThread, loaded: true, ...thread },
    viewerId: ME,
    ...properties,
  });
const saying = (content: string, senderName = 'ben'): ChatMessage => ({ ...message(1), content, senderName });

describe('a list of messages', () => {
  it('shows markup as the text that it is, in names too', async () => {
    const evil = '<img src=x onerror=alert(1)><script>alert(2)</script>';
    const list = await show({ messages: [saying(evil, '<b>ben</b>')] }, { named: true });
    expect(byTestId(list, 'message-text')?.textContent).toBe(evil);
    expect(list.renderRoot.querySelector('img, script, b')).toBeNull();
    expect(list.renderRoot.querySelector('.name')?.textContent).toBe('<b>ben</b>');
  });

  it('gives every text and name a direction of its own', async () => {
    const list = await show({ messages: [saying('\u202eevil', '\u202eneb')] }, { named: true });
    expect(byTestId(list, 'message-text')?.getAttribute('dir')).toBe('auto');
    expect(list.renderRoot.querySelector('.name bdi')?.textContent).toBe('\u202eneb');
  });

  it('opens links elsewhere, without a way back', async () => {
    const list = await show({ messages: [saying('look: https://example.com/x')] });
    const link = list.renderRoot.querySelector('a');
    expect(link?.getAttribute('href')).toBe('https://example.com/x');
    expect(link?.rel).toBe('noopener nofollow');
    expect(link?.target).toBe('_blank');
  });

  it('shows what did not arrive, with a way to try again or let go', async () => {
    const failed = { id: 'c1', content: 'Hi', at: 0, failure: 'Only friends.', refused: true };
    const list = await show({ outgoing: [failed] });
    const asked = vi.fn();
    for (const name of ['retry', 'drop'])
      list.addEventListener(name, (event) => asked(name, (event as CustomEvent).detail));
    expect(byTestId(list, 'failure')?.textContent).toBe('Only friends.');
    byTestId(list, 'retry')?.click();
    byTestId(list, 'drop')?.click();
    expect(asked.mock.calls).toEqual([
      ['retry', 'c1'],
      ['drop', 'c1'],
    ]);
  });

  it('tells whether the last own message was read', async () => {
    const messages = [message(1), message(2, ME)];
    const receipt = async (theirReadUpTo: string | null | undefined) =>
      byTestId(await show({ messages }, { theirReadUpTo }), 'receipt')?.textContent;
    expect(await receipt(idOf(1))).toBe('Sent');
    expect(await receipt(idOf(2))).toBe('Read');
    expect(await receipt(undefined)).toBeUndefined();
  });

  it('asks for older messages by a button', async () => {
    const list = await show(page(3, 4, true));
    const asked = vi.fn();
    list.addEventListener('load-older', asked);
    byTestId(list, 'older')?.click();
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('offers something to do with what others wrote only', async () => {
    const messages = [message(1), message(2, ME)];
    const onMore = vi.fn();
    const list = await show({ messages }, { onMore });
    const buttons = list.renderRoot.querySelectorAll<HTMLElement>('[data-testid=message-more]');
    expect(buttons).toHaveLength(1);
    buttons[0]?.click();
    expect(onMore).toHaveBeenCalledWith(messages[0]);
  });
});
