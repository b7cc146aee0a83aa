import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { attempt, rooms } from '../../app/services';
import { CommandRefused } from '../../connection/command-refused';
import { playerOf } from '../../rooms/room-state';
import '../../ui/confetti-burst';
import { icons } from '../../ui/icons';
import '../../ui/sun-mark';
import { base } from '../../ui/styles/base';
import { buttons } from '../../ui/styles/buttons';
import type { Table } from '../registry';
import { replayPath } from '../replay-path';
import { gameResultStyles } from './game-result.styles';
import type { BiggerDiceState, DiceResult } from './state';
import { nameOf, reasonText, winnerText } from './wording';

@customElement('game-result')
export class GameResult extends LitElement {
  static override styles = [base, buttons, gameResultStyles];

  @property({ attribute: false }) table!: Table;
  @property({ attribute: false }) game!: BiggerDiceState;
  @property({ type: Boolean }) verifying = false;

  override render() {
    const { view } = this.table;
    const result = this.game.result as DiceResult;
    const celebrate = view.you.role === 'spectator' || result.winner === view.viewerId;
    return html`${celebrate ? html`<confetti-burst></confetti-burst>` : nothing}
      <sun-mark class=${celebrate ? '' : 'set'}></sun-mark>
      <h2 tabindex="-1" data-testid="winner" data-winner=${result.winner ?? ''}>${winnerText(view, result)}</h2>
      <p class="score">${this.finalScore(result)}</p>
      <p data-testid="reason">${reasonText(view, this.game, result)}</p>
      ${view.you.role === 'player' ? this.rematch() : nothing}
      ${this.table.replay ? nothing : this.links()}`;
  }

  private links() {
    const { room } = this.table.view;
    return html`<div class="more">
        <button class="button" data-testid="verify" aria-expanded=${this.verifying} @click=${this.toggleVerify}>
          <span class="icon">${icons.shield}</span> Verify this game
        </button>
        <a class="button" href=${replayPath(room.gameType, room.roomId, room.gameNumber)} data-testid="replay">
          <span class="icon">${icons.replay}</span> Replay
        </a>
        <a class="button" href="/games/${room.gameType}" data-testid="to-lobby">To the lobby</a>
      </div>`;
  }

  protected override firstUpdated(): void {
    if (!this.table.replay) this.renderRoot.querySelector('h2')?.focus({ preventScroll: true });
  }

  private finalScore({ finalScores }: DiceResult): string {
    const { viewerId } = this.table.view;
    const ids = this.game.players.map(({ id }) => id).sort((a, b) => Number(b === viewerId) - Number(a === viewerId));
    return ids.map((id) => finalScores[id] ?? 0).join(' : ');
  }

  private rematch() {
    const { room, viewerId, closed } = this.table.view;
    if (closed !== null) return html`<p class="note" data-testid="rematch-state">This table is closed now.</p>`;
    const opponent = this.game.players.find(({ id }) => id !== viewerId)?.id ?? null;
    const name = nameOf(this.game, opponent);
    if (!playerOf(room, opponent)) return html`<p class="note" data-testid="rematch-state">${name} has left.</p>`;
    if (room.rematch.includes(viewerId)) {
      return html`<p class="note" role="status" data-testid="rematch-state">Waiting for ${name} to accept the rematch…</p>`;
    }
    return html`${
      room.rematch.length > 0
        ? html`<p class="note" role="status" data-testid="rematch-state">${name} wants a rematch!</p>`
        : nothing
    }
      <button class="button primary large" data-testid="rematch" @click=${this.askRematch}>
        ${room.rematch.length > 0 ? 'Accept rematch' : 'Rematch'}
      </button>`;
  }

  private async askRematch(): Promise<void> {
    const { roomId } = this.table.view.room;
    const seeded = rooms.ready(roomId).catch((error: unknown) => {
      if (!(error instanceof CommandRefused)) throw error;
    });
    await Promise.all([seeded, attempt(rooms.rematch(roomId))]);
  }

  private toggleVerify(): void {
    this.dispatchEvent(new CustomEvent('toggle-verify'));
  }
}
