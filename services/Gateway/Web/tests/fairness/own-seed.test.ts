import { describe, expect, it } from 'vitest';
import { OwnSeed } from '../../src/fairness/own-seed';

describe('the own seed', () => {
  it('stays the same from joining to the end of one game', () => {
    const seed = new OwnSeed();
    const { value } = seed;
    seed.servedFor('room', 0);
    expect(seed.value).toBe(value);
    seed.servedFor('room', 1);
    const next = seed.value;
    expect(next).not.toBe(value);
    seed.servedFor('room', 1);
    expect(seed.value).toBe(next);
  });

  it('is kept for all games when it was typed', () => {
    const seed = new OwnSeed();
    seed.choose(' my: luck ');
    seed.servedFor('room', 1);
    expect(seed.value).toBe('my luck');
  });

  it('is drawn again when what was typed is empty', () => {
    const seed = new OwnSeed();
    seed.choose('luck');
    seed.choose(':');
    expect(seed.value).toMatch(/^[0-9a-f]{16}$/);
  });
});
