import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { threadOf } from '../../src/state/threads';
import { deskUnderTest } from './desk';
import { BEN, toBen } from './script';

const channel = { kind: 'user', userId: BEN } as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function written() {
  const desk = deskUnderTest();
  desk.chat.post.write(channel, ' Hi ');
  const outgoing = () => threadOf(desk.store.state.threads, channel).outgoing;
  const id = () => String(desk.sentOf('send_message').at(-1)?.id);
  return { ...desk, outgoing, id };
}

describe('writing', () => {
  it('shows the text at once, and the message once it is confirmed', async () => {
    const { sentOf, outgoing, says, id, store } = written();
    expect(sentOf('send_message')[0]).toMatchObject({ recipientId: BEN, content: 'Hi' });
    expect(outgoing()).toMatchObject([{ content: 'Hi', failure: null }]);
    await says(toBen(1, id(), 'Hi'));
    expect(outgoing()).toEqual([]);
    expect(threadOf(store.state.threads, channel).messages).toHaveLength(1);
  });

  it('sends nothing but spaces to nobody', () => {
    const { chat, sentOf } = written();
    chat.post.write(channel, '  \n ');
    expect(sentOf('send_message')).toHaveLength(1);
  });

  it('tells a refusal, and tries again as another command', async () => {
    const { chat, sentOf, outgoing, says, id } = written();
    const first = id();
    await says({
      type: 'chat.event.message_rejected',
      ...{ reason: 'NOT_FRIENDS', recipientId: BEN, message: 'Only friends.', correlationId: first },
    });
    expect(outgoing()).toMatchObject([{ failure: 'Only friends.', refused: true }]);
    chat.post.retry(channel, first);
    expect(outgoing()).toMatchObject([{ content: 'Hi', failure: null }]);
    expect(id()).not.toBe(first);
    expect(sentOf('send_message')).toHaveLength(2);
  });

  it('tries with the same id where the server has not judged', async () => {
    const { chat, outgoing, says, id, sentOf } = written();
    const first = id();
    await says({ type: 'system.error', code: 'RATE_LIMITED', message: 'Slowly.', correlationId: first });
    expect(outgoing()).toMatchObject([{ failure: 'Slowly.', refused: false }]);
    chat.post.retry(channel, first);
    expect(sentOf('send_message').map((frame) => frame.id)).toEqual([first, first]);
    await says(toBen(1, first, 'Hi'));
    expect(outgoing()).toEqual([]);
  });

  it('loses patience after a while, but still takes a late answer', async () => {
    const { outgoing, says, id } = written();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(outgoing()[0]?.failure).toContain('not answered');
    await says(toBen(1, id(), 'Hi'));
    expect(outgoing()).toEqual([]);
  });

  it('waits for a lost connection without a word', async () => {
    const { outgoing, link } = written();
    link.status = { phase: 'waiting' };
    await vi.advanceTimersByTimeAsync(60_000);
    expect(outgoing()[0]?.failure).toBeNull();
  });

  it('lets a failed message go, and never sends it after all', async () => {
    const { chat, outbox, outgoing, id, sent } = written();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(outgoing()[0]?.failure).toContain('not answered');
    chat.post.drop(channel, id());
    expect(outgoing()).toEqual([]);
    sent.length = 0;
    outbox.resend();
    expect(sent).toEqual([]);
  });
});
