import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Playback } from '../../src/pages/replay/playback';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Of four moments, each with a rest of a second. */
function playbackUnderTest(): Playback {
  const host = { addController: vi.fn(), removeController: vi.fn(), requestUpdate: vi.fn(), updateComplete: null };
  const playback = new Playback(host as never, () => 1_000);
  playback.load(4);
  return playback;
}

describe('the playback', () => {
  it('plays to the end and stops there', () => {
    const playback = playbackUnderTest();
    playback.toggle();
    vi.advanceTimersByTime(2_999);
    expect(playback).toMatchObject({ position: 2, playing: true });
    vi.advanceTimersByTime(1);
    expect(playback).toMatchObject({ position: 3, playing: false });
  });

  it('begins again when it is played at the end', () => {
    const playback = playbackUnderTest();
    playback.seek(3);
    playback.toggle();
    expect(playback).toMatchObject({ position: 0, playing: true });
  });

  it('plays at the chosen speed', () => {
    const playback = playbackUnderTest();
    playback.setSpeed(4);
    playback.toggle();
    vi.advanceTimersByTime(500);
    expect(playback.position).toBe(2);
  });

  it('steps without leaving the game, and stops playing for that', () => {
    const playback = playbackUnderTest();
    playback.toggle();
    playback.step(1);
    expect(playback).toMatchObject({ position: 1, playing: false });
    playback.step(9);
    expect(playback.position).toBe(3);
    playback.step(-9);
    expect(playback.position).toBe(0);
  });

  it('lets things move when it goes on by itself, and not when it jumps or hurries', () => {
    const playback = playbackUnderTest();
    expect(playback.isStill).toBe(true);
    playback.step(1);
    expect(playback.isStill).toBe(false);
    playback.seek(3);
    expect(playback.isStill).toBe(true);
    playback.setSpeed(2);
    playback.toggle();
    vi.advanceTimersByTime(500);
    expect(playback.isStill).toBe(true);
  });

  it('goes on from where it was dragged to', () => {
    const playback = playbackUnderTest();
    playback.toggle();
    vi.advanceTimersByTime(900);
    playback.seek(2);
    vi.advanceTimersByTime(999);
    expect(playback.position).toBe(2);
    vi.advanceTimersByTime(1);
    expect(playback.position).toBe(3);
  });
});
