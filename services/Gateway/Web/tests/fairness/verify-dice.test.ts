import { describe, expect, it } from 'vitest';
import { toHex } from '../../src/fairness/hex';
import { RandomStream } from '../../src/fairness/random-stream';
import { verifyDice } from '../../src/fairness/verify-dice';

const seedBytes = Uint8Array.from({ length: 32 }, (_, i) => i);
const COMMITMENT = '630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd';
const ROLLS = digits('3352152413463234352335612336621613155354');
const game = { commitment: COMMITMENT, serverSeed: toHex(seedBytes), clientSeeds: ['alice', 'bob'], rolls: ROLLS };

describe('the random stream', () => {
  it('gives the published rolls for two empty client seeds', async () => {
    const stream = await RandomStream.open(seedBytes, ['', '']);
    const rolls = [];
    for (let i = 0; i < 12; i++) rolls.push(await stream.die());
    expect(rolls).toEqual(digits('466625565111'));
  });

  it('gives the published shuffle of ten', async () => {
    const stream = await RandomStream.open(seedBytes, ['alice', 'bob']);
    const cards = Array.from({ length: 10 }, (_, i) => i);
    for (let i = 9; i > 0; i--) {
      const j = await stream.below(i + 1);
      [cards[i], cards[j]] = [cards[j] as number, cards[i] as number];
    }
    expect(cards).toEqual(digits('9287301456'));
  });

  it('goes on over many blocks within the range of a die', async () => {
    const stream = await RandomStream.open(seedBytes, ['alice', 'bob']);
    for (let i = 0; i < 300; i++) expect([1, 2, 3, 4, 5, 6]).toContain(await stream.die());
  });
});

describe('verifying a dice game', () => {
  it('passes for the published test vector', async () => {
    const verification = await verifyDice(game);
    expect(verification.passed).toBe(true);
    expect(verification.recomputedCommitment).toBe(COMMITMENT);
    expect(verification.rolls).toHaveLength(40);
  });

  it('points at the one roll that was changed', async () => {
    const rolls = ROLLS.with(7, 6);
    const verification = await verifyDice({ ...game, rolls });
    expect(verification.passed).toBe(false);
    expect(verification.rolls[7]).toEqual({ claimed: 6, expected: 4, passed: false });
    expect(verification.rolls.filter((roll) => !roll.passed)).toHaveLength(1);
  });

  it('fails when the revealed seed is not the promised one', async () => {
    const verification = await verifyDice({ ...game, commitment: COMMITMENT.replace('6', '7') });
    expect(verification).toMatchObject({ passed: false, commitmentPassed: false });
  });

  it.each(['', 'xyz', 'abcd', '0'.repeat(63)])('fails for the malformed server seed "%s"', async (serverSeed) => {
    expect((await verifyDice({ ...game, serverSeed })).passed).toBe(false);
  });

  it('depends on the seat order of the client seeds', async () => {
    expect((await verifyDice({ ...game, clientSeeds: ['bob', 'alice'] })).passed).toBe(false);
  });
});

function digits(text: string): number[] {
  return Array.from(text, Number);
}
