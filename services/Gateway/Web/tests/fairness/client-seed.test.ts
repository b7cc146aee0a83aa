import { describe, expect, it } from 'vitest';
import { cleanClientSeed, randomClientSeed } from '../../src/fairness/client-seed';

describe('a client seed', () => {
  it('loses colons, outer blanks and everything after 64 characters', () => {
    expect(cleanClientSeed(' a:b ')).toBe('ab');
    expect(cleanClientSeed('x'.repeat(80))).toHaveLength(64);
  });

  it('is different each time when drawn at random, and valid as it is', () => {
    const seeds = new Set(Array.from({ length: 50 }, randomClientSeed));
    expect(seeds.size).toBe(50);
    for (const seed of seeds) expect(cleanClientSeed(seed)).toBe(seed);
  });
});
