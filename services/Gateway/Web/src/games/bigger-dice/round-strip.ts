import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../../ui/styles/base';
import type { RoundResult } from './scene';

/** The rounds so far, newest first. */
@customElement('round-strip')
export class RoundStrip extends LitElement {
  static override styles = [
    base,
    css`
      ol {
        display: flex;
        gap: 0.45rem;
        margin-top: 1rem;
        padding: 0.2rem;
        overflow-x: auto;
        scrollbar-width: thin;
      }
      li {
        display: flex;
        gap: 0.35rem;
        padding: 0.3rem;
        border: 1px solid var(--line);
        border-radius: 12px;
        background: var(--surface);
        font-weight: 800;
        font-variant-numeric: tabular-nums;
      }
      .roll {
        min-width: 1.7em;
        border-radius: 8px;
        color: var(--ink-soft);
        text-align: center;
      }
      .roll.best {
        background: var(--seat-1);
        color: #2b0b12;
      }
      .roll.best.second {
        background: var(--seat-2-deep);
        color: #fff;
      }
    `,
  ];

  @property({ attribute: false }) rounds: RoundResult[] = [];
  @property() first = '';
  @property() second = '';

  override render() {
    if (this.rounds.length === 0) return nothing;
    return html`<ol aria-label="Rounds, newest first" tabindex="0">
      ${this.rounds.toReversed().map((round) => this.round(round))}
    </ol>`;
  }

  private round({ round, rolls, winner }: RoundResult) {
    return html`<li aria-label="Round ${round}: ${rolls[this.first]} to ${rolls[this.second]}">
      <span class="roll ${winner === this.first ? 'best' : ''}">${rolls[this.first]}</span>
      <span class="roll second ${winner === this.second ? 'best' : ''}">${rolls[this.second]}</span>
    </li>`;
  }
}
