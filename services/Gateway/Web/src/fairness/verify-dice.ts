import { fromHex, toHex } from './hex';
import { commitmentOf, RandomStream } from './random-stream';

export interface DiceGameRecord {
  commitment: string;
  serverSeed: string;
  /** In seat order. */
  clientSeeds: readonly string[];
  rolls: readonly number[];
}

export interface RollCheck {
  claimed: number;
  expected: number;
  passed: boolean;
}

export interface Verification {
  passed: boolean;
  commitmentPassed: boolean;
  recomputedCommitment: string;
  rolls: RollCheck[];
}

/** Recomputes the commitment and every roll of a finished game from its revealed seeds. */
export async function verifyDice(record: DiceGameRecord): Promise<Verification> {
  const serverSeed = fromHex(record.serverSeed);
  if (serverSeed?.length !== 32) {
    return { passed: false, commitmentPassed: false, recomputedCommitment: '', rolls: [] };
  }
  const recomputedCommitment = toHex(await commitmentOf(serverSeed));
  const commitmentPassed = recomputedCommitment === record.commitment.toLowerCase();
  const stream = await RandomStream.open(serverSeed, record.clientSeeds);
  const rolls: RollCheck[] = [];
  for (const claimed of record.rolls) {
    const expected = await stream.die();
    rolls.push({ claimed, expected, passed: claimed === expected });
  }
  const passed = commitmentPassed && rolls.every((roll) => roll.passed);
  return { passed, commitmentPassed, recomputedCommitment, rolls };
}
