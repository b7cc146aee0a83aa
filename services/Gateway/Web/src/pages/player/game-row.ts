import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { GameSummary } from '../../api/history';
import { reasonNote } from '../../games/reasons';
import { replayPath } from '../../games/replay-path';
import { formatDate } from '../../ui/format-date';
import { icons } from '../../ui/icons';
import '../../ui/player-name';
import { base } from '../../ui/styles/base';
import { buttons } from '../../ui/styles/buttons';
import { surfaces } from '../../ui/styles/surfaces';

/** A past game as one of its players remembers it. */
@customElement('game-row')
export class GameRow extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    css`
      :host {
        display: grid;
        grid-template-columns: 4.6rem minmax(0, 1fr) auto auto;
        align-items: center;
        gap: 0.4rem 1rem;
        padding: 0.7rem 1rem;
        border: 1px solid var(--line);
        border-radius: 18px;
        background: var(--surface);
        box-shadow: var(--shadow);
      }
      .outcome {
        justify-self: start;
        justify-content: center;
        min-width: 4.4rem;
      }
      .won {
        border-color: var(--success);
        color: var(--success);
      }
      .lost {
        border-color: var(--danger);
        color: var(--danger);
      }
      .what {
        display: grid;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .what .soft {
        font-size: 0.88rem;
      }
      .score {
        font: 850 1.3rem/1 var(--font-display);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .icon {
        display: grid;
        width: 20px;
      }
      @media (max-width: 560px) {
        :host {
          grid-template-columns: auto 1fr auto;
        }
        .what {
          grid-area: 1 / 1 / 2 / 4;
        }
      }
    `,
  ];

  @property({ attribute: false }) game!: GameSummary;
  /** Whose list this is. */
  @property() playerId = '';
  @property() gameName = '';

  override render() {
    const { game } = this;
    const outcome = this.outcome();
    const note = reasonNote(game.reason);
    return html`<span class="chip outcome ${outcome}" data-testid="outcome">${labels[outcome]}</span>
      <div class="what">
        <span>against ${this.opponents()}</span>
        <span class="soft">
          ${this.gameName} · ${game.roomName} · ${formatDate(game.finishedAt)}${note ? ` · ${note}` : ''}
        </span>
      </div>
      <span class="score" data-testid="score">${this.score()}</span>
      <a
        class="button"
        href=${replayPath(game.gameType, game.roomId, game.gameNumber)}
        data-testid="replay"
        aria-label="Replay ${game.roomName}, game ${game.gameNumber}"
      >
        <span class="icon">${icons.replay}</span>Replay
      </a>`;
  }

  private outcome(): 'won' | 'lost' | 'draw' {
    if (this.game.winner === null) return 'draw';
    return this.game.winner === this.playerId ? 'won' : 'lost';
  }

  private opponents() {
    const others = this.game.players.filter(({ id }) => id !== this.playerId);
    return others.map((player, i) => html`${i > 0 ? ', ' : ''}<player-name .player=${player}></player-name>`);
  }

  private score(): string {
    const own = ({ id }: { id: string }): number => Number(id === this.playerId);
    return [...this.game.players]
      .sort((a, b) => own(b) - own(a))
      .map(({ score }) => score)
      .join(' : ');
  }
}

const labels = { won: 'Won', lost: 'Lost', draw: 'Draw' };
