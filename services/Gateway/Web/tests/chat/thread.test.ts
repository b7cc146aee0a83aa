import { describe, expect, it } from 'vitest';
import {
  emptyThread,
  type Thread,
  withFailure,
  withMessage,
  withOutgoing,
  withoutBlocked,
  withoutMessage,
  withPage,
} from '../../src/chat/thread';
import { BEN, idOf, ME, message, page } from './script';

const numbers = ({ messages }: Thread) => messages.map(({ messageId }) => Number(messageId.slice(-12)));
const asking = (thread: Thread): Thread => ({ ...thread, loadingOlder: true });
const loaded = (from: number, to: number, hasMore = true) => withPage(emptyThread, page(from, to, hasMore));

describe('a thread', () => {
  it('keeps messages in order and none twice', () => {
    let thread = loaded(1, 2);
    for (const number of [4, 3, 4]) thread = withMessage(thread, message(number), undefined);
    expect(numbers(thread)).toEqual([1, 2, 3, 4]);
  });

  it('leaves them in the order of their arrival where ids do not tell it', () => {
    let thread = emptyThread;
    for (const number of [2, 1, 3]) thread = withMessage(thread, message(number), undefined, false);
    expect(numbers(thread)).toEqual([2, 1, 3]);
  });

  it('puts an older page before what is there, once it was asked for', () => {
    const thread = withPage(asking(loaded(5, 6)), page(3, 4, false));
    expect(numbers(thread)).toEqual([3, 4, 5, 6]);
    expect(thread).toMatchObject({ hasMore: false, loadingOlder: false });
  });

  it('ignores an older page that nobody waits for, since there may be a hole behind it', () => {
    expect(numbers(withPage(loaded(5, 6), page(1, 2, false)))).toEqual([5, 6]);
  });

  it('knows from an empty page that there is nothing older', () => {
    const thread = withPage(asking(loaded(5, 6)), { messages: [], hasMore: false });
    expect(numbers(thread)).toEqual([5, 6]);
    expect(thread.hasMore).toBe(false);
  });

  it('joins the newest page to what it knows after a reconnect', () => {
    const thread = withPage(asking(withPage(loaded(5, 8), page(1, 4, false))), page(7, 12, true));
    expect(numbers(thread)).toEqual([5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it('begins anew where the newest page leaves a hole', () => {
    const thread = withPage(loaded(1, 4, false), page(10, 12, true));
    expect(numbers(thread)).toEqual([10, 11, 12]);
    expect(thread.hasMore).toBe(true);
  });

  it('drops what was deleted in the meantime, and keeps what came after the page was read', () => {
    const known = withMessage(loaded(1, 4), message(6), undefined);
    const messages = [1, 2, 4].map((number) => message(number));
    expect(numbers(withPage(known, { messages, hasMore: false }))).toEqual([1, 2, 4, 6]);
  });

  it('is quiet about people who are blocked', () => {
    const thread = withMessage(loaded(1, 2), message(3, ME), undefined);
    expect(numbers(withoutBlocked(thread, [{ userId: BEN, username: 'ben' }]))).toEqual([3]);
    expect(withoutBlocked(thread, [])).toBe(thread);
  });

  it('lets a message disappear that an admin deleted', () => {
    expect(numbers(withoutMessage(loaded(1, 3), idOf(2)))).toEqual([1, 3]);
  });

  it('shows a message at once and replaces it with the confirmed one, also after a failure', () => {
    const outgoing = { id: 'c1', content: 'Hi', at: 0, failure: null, refused: false };
    const failed = withFailure(withOutgoing(loaded(1, 1), outgoing), 'c1', 'No answer', false);
    expect(failed.outgoing[0]).toMatchObject({ failure: 'No answer' });
    const confirmed = withMessage(failed, message(2, ME, 'Hi'), 'c1');
    expect(confirmed.outgoing).toEqual([]);
    expect(numbers(confirmed)).toEqual([1, 2]);
  });

  it('confirms a message that is known from a page already', () => {
    const outgoing = { id: 'c1', content: 'Hi', at: 0, failure: null, refused: false };
    const thread = withMessage(withOutgoing(loaded(1, 2), outgoing), message(2), 'c1');
    expect(thread.outgoing).toEqual([]);
    expect(numbers(thread)).toEqual([1, 2]);
  });
});
