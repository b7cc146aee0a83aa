import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { playerOf } from '../../rooms/room-state';
import '../../ui/countdown-ring';
import { personLink } from '../../ui/person-link';
import '../../ui/player-avatar';
import '../../ui/seconds-left';
import { base } from '../../ui/styles/base';
import type { Table } from '../registry';
import { scorePanelStyles } from './score-panel.styles';
import { type BiggerDiceState, type DicePlayer, WINNING_SCORE } from './state';

/** One side of the scoreboard: who, how many points, whose turn and for how long. */
@customElement('score-panel')
export class ScorePanel extends LitElement {
  static override styles = [base, scorePanelStyles];

  @property({ attribute: false }) table!: Table;
  @property({ attribute: false }) player!: DicePlayer;
  @property({ type: Number }) seat = 1;
  @property({ type: Number }) score = 0;

  override render() {
    const { view } = this.table;
    const game = view.game as BiggerDiceState;
    const isBot = playerOf(view.room, this.player.id)?.isBot === true;
    const active = !game.result && game.currentTurn === this.player.id;
    return html`<div class="panel seat-${this.seat} ${active ? 'active' : ''}">
      <countdown-ring
        .until=${active ? this.local(game.turnEndsAt) : null}
        .totalSeconds=${view.room.config.turnSeconds}
        style="--ring: var(--seat-${this.seat})"
      >
        <player-avatar .name=${this.player.name} .seat=${this.seat}></player-avatar>
      </countdown-ring>
      <p class="name">${personLink({ ...this.player, isBot })}${this.isViewer ? html` <span class="you">you</span>` : nothing}${
        isBot ? html` <span class="bot" data-testid="bot">bot</span>` : nothing
      }</p>
      <p class="score" data-testid=${this.seat === 1 ? 'score-me' : 'score-opponent'}>${this.score}</p>
      <div class="track" role="img" aria-label="${this.score} of ${WINNING_SCORE} points">
        ${Array.from({ length: WINNING_SCORE }, (_, i) => html`<i class=${i < this.score ? 'won' : ''}></i>`)}
      </div>
      ${this.absence()}
    </div>`;
  }

  private get isViewer(): boolean {
    return this.table.view.viewerId === this.player.id;
  }

  private absence() {
    const { room } = this.table.view;
    const member = playerOf(room, this.player.id);
    if (!member) return html`<p class="absent">Left the room</p>`;
    if (member.connected) return nothing;
    const until = this.local(member.reconnectBy);
    return html`<p class="absent" role="status" data-testid="disconnected">
      Connection lost${until ? html`, <seconds-left .until=${until}></seconds-left> left` : nothing}
    </p>`;
  }

  private local(serverTime: string | null): number | null {
    return serverTime === null ? null : Date.parse(serverTime) - this.table.clockOffsetMs;
  }
}
