import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { REST_MS, Reveal, STILL_MS, TUMBLE_MS } from '../../src/games/bigger-dice/reveal';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Who rolled, one letter a roll. */
const by = (players: string) => Array.from(players, (playerId) => ({ playerId }));

function revealUnderTest(still = false) {
  const onChange = vi.fn();
  const reveal = new Reveal(() => still, onChange);
  reveal.follow('game', []);
  return { reveal, onChange };
}

describe('the reveal of rolls', () => {
  it('shows what was there before at once', () => {
    const reveal = new Reveal(() => false, vi.fn());
    reveal.follow('game', by('abababa'));
    expect(reveal).toMatchObject({ thrown: 7, settled: 7 });
  });

  it('lets a new roll tumble before it counts', () => {
    const { reveal, onChange } = revealUnderTest();
    reveal.follow('game', by('a'));
    expect(reveal).toMatchObject({ thrown: 1, settled: 0 });
    vi.advanceTimersByTime(TUMBLE_MS);
    expect(reveal.settled).toBe(1);
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('lets the dice of both players tumble at the same time', () => {
    const { reveal } = revealUnderTest();
    reveal.follow('game', by('a'));
    vi.advanceTimersByTime(TUMBLE_MS / 2);
    reveal.follow('game', by('ab'));
    expect(reveal.thrown).toBe(2);
    vi.advanceTimersByTime(TUMBLE_MS / 2);
    expect(reveal.settled).toBe(1);
    vi.advanceTimersByTime(TUMBLE_MS / 2);
    expect(reveal.settled).toBe(2);
  });

  it('lets a die be seen before the same player throws it again, and the other waits for its turn', () => {
    const { reveal } = revealUnderTest();
    reveal.follow('game', by('a'));
    vi.advanceTimersByTime(800);
    reveal.follow('game', by('aa'));
    reveal.follow('game', by('aab'));
    expect(reveal.thrown).toBe(1);
    vi.advanceTimersByTime(200 + REST_MS - 1);
    expect(reveal).toMatchObject({ thrown: 1, settled: 1 });
    vi.advanceTimersByTime(1);
    expect(reveal).toMatchObject({ thrown: 3, settled: 1 });
    vi.advanceTimersByTime(TUMBLE_MS);
    expect(reveal.settled).toBe(3);
  });

  it('does not tumble what was missed, what comes too fast, or in a new game', () => {
    const { reveal } = revealUnderTest();
    reveal.follow('game', by('ababa'));
    expect(reveal.settled).toBe(5);
    for (const rolls of ['ababaa', 'ababaaa', 'ababaaaa', 'ababaaaaa']) reveal.follow('game', by(rolls));
    expect(reveal.thrown).toBe(6);
    reveal.follow('game', by('ababaaaaaa'));
    expect(reveal).toMatchObject({ thrown: 10, settled: 10 });
    reveal.follow('rematch', []);
    expect(reveal.settled).toBe(0);
  });

  it('hardly waits with reduced motion', () => {
    const { reveal } = revealUnderTest(true);
    reveal.follow('game', by('a'));
    reveal.follow('game', by('aa'));
    vi.advanceTimersByTime(STILL_MS);
    expect(reveal.settled).toBe(2);
  });
});
