import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type RollCheck, type Verification, verifyDice } from '../../fairness/verify-dice';
import { base } from '../../ui/styles/base';
import type { BiggerDiceState, DiceResult } from './state';
import { verifyPanelStyles } from './verify-panel.styles';
import { nameOf } from './wording';

/** Recomputes a finished game in this browser and shows each roll's pass or fail. */
@customElement('verify-panel')
export class VerifyPanel extends LitElement {
  static override styles = [base, verifyPanelStyles];

  @property({ attribute: false }) game!: BiggerDiceState;
  @state() private verification: Verification | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    if (globalThis.crypto?.subtle) void this.verify();
  }

  override render() {
    if (!globalThis.crypto?.subtle) {
      return html`<p data-testid="verify-result" data-passed="unknown">
        Your browser allows this check only over https or on localhost.
      </p>`;
    }
    const { verification } = this;
    if (!verification) return html`<p role="status">Computing…</p>`;
    return html`<p
        class="verdict ${verification.passed ? 'pass' : 'fail'}"
        role="status"
        data-testid="verify-result"
        data-passed=${verification.passed}
      >
        ${this.verdict(verification)}
      </p>
      ${this.seeds(verification)}
      <ol class="rolls" aria-label="Rolls in order">
        ${verification.rolls.map((check, i) => this.roll(check, i))}
      </ol>`;
  }

  private verdict({ passed, commitmentPassed, rolls }: Verification): string {
    if (passed) return `Fair: all ${rolls.length} rolls follow from the seeds.`;
    if (!commitmentPassed) return 'Not fair: the revealed seed is not the one that was promised.';
    const wrong = rolls.filter((check) => !check.passed).length;
    return `Not fair: ${wrong} of ${rolls.length} rolls differ from the seeds.`;
  }

  private seeds({ recomputedCommitment, commitmentPassed }: Verification) {
    const { fairness } = this.game.result as DiceResult;
    return html`<dl>
      <dt>Promised before the game</dt>
      <dd>${this.game.commitment}</dd>
      <dt>SHA-256 of the revealed seed ${commitmentPassed ? '✓' : '✗'}</dt>
      <dd>${recomputedCommitment || 'not a valid seed'}</dd>
      <dt>Server seed</dt>
      <dd>${fairness.serverSeed}</dd>
      ${this.game.players.map(
        ({ id, name }) => html`<dt>Seed of ${name}</dt><dd>${fairness.clientSeeds[id] || '(none given)'}</dd>`,
      )}
    </dl>`;
  }

  private roll({ claimed, expected, passed }: RollCheck, index: number) {
    const name = nameOf(this.game, this.game.rolls[index]?.playerId ?? null);
    return html`<li class=${passed ? 'pass' : 'fail'} data-testid="verify-roll" data-passed=${passed}>
      <span class="visually-hidden">${name} rolled</span>${claimed}
      <span aria-hidden="true">${passed ? '✓' : '✗'}</span>
      <span class="visually-hidden">${passed ? 'passes' : 'fails'}</span>
      ${passed ? nothing : html`<small>should be ${expected}</small>`}
    </li>`;
  }

  private async verify(): Promise<void> {
    const { game } = this;
    const { fairness } = game.result as DiceResult;
    this.verification = await verifyDice({
      commitment: game.commitment,
      serverSeed: fairness.serverSeed,
      clientSeeds: game.players.map(({ id }) => fairness.clientSeeds[id] ?? ''),
      rolls: game.rolls.map(({ roll }) => roll),
    });
  }
}
