import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Frame } from '../../src/connection/frames';
import { Outbox } from '../../src/connection/outbox';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function outboxUnderTest() {
  const sent: Frame[] = [];
  let next = 1;
  const outbox = new Outbox(
    (frame) => void sent.push(frame),
    () => `id-${next++}`,
  );
  return { outbox, sent };
}

describe('the outbox', () => {
  it('answers a command with the first frame that names its id', async () => {
    const { outbox } = outboxUnderTest();
    const answer = outbox.submit({ type: 'roll' });
    outbox.settle({ type: 'other', correlationId: 'id-9' });
    outbox.settle({ type: 'rolled', correlationId: 'id-1' });
    expect(await answer).toMatchObject({ type: 'rolled' });
  });

  it('rejects with the code and message of the server', async () => {
    const { outbox } = outboxUnderTest();
    const answer = outbox.submit({ type: 'roll' });
    outbox.settle({ type: 'system.error', correlationId: 'id-1', code: 'NOT_YOUR_TURN', message: 'Wait.' });
    await expect(answer).rejects.toMatchObject({ code: 'NOT_YOUR_TURN', message: 'Wait.' });
  });

  it('repeats what has no answer yet with the same id and in the same order', async () => {
    const { outbox, sent } = outboxUnderTest();
    const first = outbox.submit({ type: 'ready' });
    void outbox.submit({ type: 'roll' });
    outbox.settle({ type: 'player_ready', correlationId: 'id-1' });
    await first;
    void outbox.submit({ type: 'resign' });
    sent.length = 0;
    outbox.resend();
    expect(sent).toEqual([
      { type: 'roll', id: 'id-2' },
      { type: 'resign', id: 'id-3' },
    ]);
  });

  it('does not repeat a command that the server may have forgotten', async () => {
    const { outbox, sent } = outboxUnderTest();
    const answer = outbox.submit({ type: 'roll' });
    const refused = expect(answer).rejects.toMatchObject({ code: 'TIMEOUT' });
    vi.advanceTimersByTime(5 * 60_000);
    sent.length = 0;
    outbox.resend();
    await refused;
    expect(sent).toEqual([]);
  });

  it('tries again with the same id while a part of the platform is away, but not for ever', async () => {
    const { outbox, sent } = outboxUnderTest();
    const away = {
      type: 'system.error',
      correlationId: 'id-1',
      code: 'UNAVAILABLE',
      message: 'Away.',
      retryAfterMs: 500,
    };
    const refused = expect(outbox.submit({ type: 'roll' })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    for (let i = 0; i < 6; i++) {
      outbox.settle(away);
      vi.advanceTimersByTime(500);
    }
    await refused;
    expect(sent.map(({ id }) => id)).toEqual(Array(6).fill('id-1'));
  });

  it('asks again what came too often, and leaves commands to the person', async () => {
    const { outbox, sent } = outboxUnderTest();
    const slowly = { type: 'system.error', code: 'RATE_LIMITED', message: 'Slowly.', retryAfterMs: 500 };
    const answer = outbox.ask({ type: 'list' });
    const refused = expect(outbox.submit({ type: 'roll' })).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    outbox.settle({ ...slowly, correlationId: 'id-1' });
    outbox.settle({ ...slowly, correlationId: 'id-2' });
    await refused;
    vi.advanceTimersByTime(500);
    expect(sent.map(({ id }) => id)).toEqual(['id-1', 'id-2', 'id-1']);
    outbox.settle({ type: 'listed', correlationId: 'id-1' });
    expect(await answer).toMatchObject({ type: 'listed' });
  });

  it('never sends what is forgotten', () => {
    const { outbox, sent } = outboxUnderTest();
    void outbox.submit({ type: 'roll' });
    outbox.settle({ type: 'system.error', correlationId: 'id-1', code: 'UNAVAILABLE', message: 'Away.' });
    outbox.forget('id-1');
    sent.length = 0;
    outbox.resend();
    vi.advanceTimersByTime(10_000);
    expect(sent).toEqual([]);
  });

  it('lets go of everything when the person signs out', async () => {
    const { outbox, sent } = outboxUnderTest();
    const refused = expect(outbox.submit({ type: 'roll' })).rejects.toMatchObject({ code: 'SIGNED_OUT' });
    outbox.abandon();
    await refused;
    sent.length = 0;
    outbox.resend();
    expect(sent).toEqual([]);
  });
});
