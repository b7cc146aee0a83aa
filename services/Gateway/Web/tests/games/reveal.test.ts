import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Reveal, STILL_MS, TUMBLE_MS } from '../../src/games/bigger-dice/reveal';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the reveal of rolls', () => {
  it('shows what was there before at once', () => {
    const reveal = new Reveal(() => false, vi.fn());
    expect(reveal.follow('game', 7)).toBe(0);
    expect(reveal.settled).toBe(7);
  });

  it('lets a new roll tumble before it counts', () => {
    const onSettled = vi.fn();
    const reveal = new Reveal(() => false, onSettled);
    reveal.follow('game', 0);
    expect(reveal.follow('game', 1)).toBe(1);
    expect(reveal.settled).toBe(0);
    vi.advanceTimersByTime(TUMBLE_MS);
    expect(reveal.settled).toBe(1);
    expect(onSettled).toHaveBeenCalledTimes(1);
  });

  it('lets quick rolls tumble one over the other', () => {
    const reveal = new Reveal(() => false, vi.fn());
    reveal.follow('game', 0);
    reveal.follow('game', 1);
    vi.advanceTimersByTime(TUMBLE_MS / 2);
    reveal.follow('game', 2);
    vi.advanceTimersByTime(TUMBLE_MS / 2);
    expect(reveal.settled).toBe(1);
    vi.advanceTimersByTime(TUMBLE_MS / 2);
    expect(reveal.settled).toBe(2);
  });

  it('does not tumble what was missed, or in a new game', () => {
    const reveal = new Reveal(() => false, vi.fn());
    reveal.follow('game', 0);
    reveal.follow('game', 5);
    expect(reveal.settled).toBe(5);
    reveal.follow('rematch', 0);
    expect(reveal.settled).toBe(0);
  });

  it('hardly waits with reduced motion', () => {
    const reveal = new Reveal(() => true, vi.fn());
    reveal.follow('game', 0);
    reveal.follow('game', 1);
    vi.advanceTimersByTime(STILL_MS);
    expect(reveal.settled).toBe(1);
  });
});
