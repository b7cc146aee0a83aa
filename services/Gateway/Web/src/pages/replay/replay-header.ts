import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PastGame } from '../../api/history';
import { reasonNote } from '../../games/reasons';
import { replayPath } from '../../games/replay-path';
import { formatDate } from '../../ui/format-date';
import '../../ui/player-name';
import { base } from '../../ui/styles/base';
import { buttons } from '../../ui/styles/buttons';
import { surfaces } from '../../ui/styles/surfaces';
import { replayStyles } from './replay-page.styles';

/** Whose game it was, how it ended, and the way to the other games of the room. */
@customElement('replay-header')
export class ReplayHeader extends LitElement {
  static override styles = [base, buttons, surfaces, replayStyles];

  @property({ attribute: false }) past!: PastGame;

  override render() {
    const { roomName, finishedAt, games } = this.past;
    return html`<header>
      <div class="row">
        <h1>${roomName}</h1>
        <span class="chip">Replay</span>
        <span class="soft">${formatDate(finishedAt)}</span>
      </div>
      <div class="row">
        <p class="outcome" data-testid="outcome" data-winner=${this.past.result.winner ?? ''}>${this.outcome()}</p>
        ${games.length > 1 ? this.games() : nothing}
      </div>
    </header>`;
  }

  private outcome() {
    const { players, result } = this.past;
    const winner = players.find(({ id }) => id === result.winner);
    const ranked = [...players].sort((a, b) => Number(b === winner) - Number(a === winner));
    const names = ranked.map((player, i) => html`${i > 0 ? ' – ' : ''}<player-name .player=${player}></player-name>`);
    const score = ranked.map(({ id }) => result.finalScores[id] ?? 0).join(' : ');
    const note = reasonNote(result.reason);
    return html`${names} <span class="score">${score}</span> · ${
      winner ? `${winner.name} won${note ? ` ${note}` : ''}` : 'nobody won'
    }`;
  }

  private games() {
    const { games, gameNumber, gameType, roomId } = this.past;
    return html`<nav class="games" aria-label="Games of this table">
      ${games.map(
        (game) => html`<a
          class="button"
          href=${replayPath(gameType, roomId, game)}
          data-testid="game-number"
          aria-current=${game === gameNumber ? 'page' : nothing}
          >Game ${game}</a
        >`,
      )}
    </nav>`;
  }
}
