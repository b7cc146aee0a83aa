import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backoffMs } from '../../src/connection/backoff';
import { parseFrame } from '../../src/connection/frames';
import { RoomSync } from '../../src/connection/room-sync';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('asking for missed events', () => {
  it('names the last number of each room', () => {
    const send = vi.fn();
    new RoomSync(send, () => ({ a: 7 })).restart();
    expect(send).toHaveBeenCalledWith({ type: 'system.command.sync_state', rooms: { a: 7 } });
  });

  it('asks once until there is an answer, or none has come for long', () => {
    const send = vi.fn();
    const sync = new RoomSync(send, () => ({}));
    sync.fillGap();
    sync.fillGap();
    expect(send).toHaveBeenCalledTimes(1);
    sync.answered();
    sync.fillGap();
    expect(send).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(5_000);
    sync.fillGap();
    expect(send).toHaveBeenCalledTimes(3);
  });
});

describe('the pause before the next try', () => {
  it('doubles up to 16 seconds', () => {
    expect([0, 1, 2, 3, 4, 5, 50].map((attempt) => backoffMs(attempt, () => 1))).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 16_000, 16_000,
    ]);
  });

  it('is spread over its upper half', () => {
    expect(backoffMs(3, () => 0)).toBe(4_000);
  });
});

describe('a frame', () => {
  it.each(['', '{', '[]', '3', 'null', '{"type":4}'])('is not made of %s', (text) => {
    expect(parseFrame(text)).toBeNull();
  });

  it('has a type', () => {
    expect(parseFrame('{"type":"a","x":1}')).toEqual({ type: 'a', x: 1 });
  });
});
