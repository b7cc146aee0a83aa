import { afterEach, describe, expect, it, vi } from 'vitest';
import { toHex } from '../../src/fairness/hex';
import type { BiggerDiceState } from '../../src/games/bigger-dice/state';
import '../../src/games/bigger-dice/verify-panel';
import type { VerifyPanel } from '../../src/games/bigger-dice/verify-panel';
import { byTestId, mounted } from '../ui/mounted';

afterEach(() => document.body.replaceChildren());

function playedGame(rolls: number[]): BiggerDiceState {
  const serverSeed = toHex(Uint8Array.from({ length: 32 }, (_, i) => i));
  const players = ['alice', 'bob'].map((id) => ({ id, name: id }));
  return {
    ...{ players, scores: {}, currentTurn: '', turnNumber: 1, turnEndsAt: null, round: 1, lastRolls: {} },
    rolls: rolls.map((roll, i) => ({ playerId: i % 2 === 0 ? 'alice' : 'bob', roll, round: 1 + Math.floor(i / 2) })),
    commitment: '630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd',
    result: {
      ...{ winner: 'alice', winnerName: 'alice', finalScores: {}, reason: 'score' },
      fairness: { serverSeed, clientSeeds: { bob: 'bob', alice: 'alice' } },
    },
  };
}

async function verdictOn(rolls: number[]) {
  const panel = await mounted<VerifyPanel>('verify-panel', { game: playedGame(rolls) });
  await vi.waitFor(() => expect(byTestId(panel, 'verify-result')).not.toBeNull());
  return { panel, verdict: byTestId(panel, 'verify-result') as HTMLElement };
}

describe('the panel that verifies a game', () => {
  it('passes every roll of a fair game', async () => {
    const { panel, verdict } = await verdictOn([3, 3, 5, 2]);
    expect(verdict.dataset.passed).toBe('true');
    expect(panel.renderRoot.querySelectorAll('[data-testid="verify-roll"][data-passed="true"]')).toHaveLength(4);
  });

  it('names what a changed roll should have been', async () => {
    const { panel, verdict } = await verdictOn([3, 6, 5, 2]);
    expect(verdict.dataset.passed).toBe('false');
    expect(verdict.textContent).toContain('1 of 4 rolls differ');
    expect(panel.renderRoot.querySelector('[data-passed="false"] small')?.textContent).toBe('should be 3');
  });
});
