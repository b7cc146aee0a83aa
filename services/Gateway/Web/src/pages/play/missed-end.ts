import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { history, type PastGame } from '../../api/history';
import { Problem } from '../../api/problem';
import { replayPath } from '../../games/replay-path';
import type { RoomView } from '../../rooms/room-state';
import { base } from '../../ui/styles/base';

/** How a game ended while this person was away. */
@customElement('missed-end')
export class MissedEnd extends LitElement {
  static override styles = [
    base,
    css`
      p {
        font-size: 1.15rem;
        font-weight: 700;
      }
    `,
  ];

  /** As it was before. */
  @property({ attribute: false }) view!: RoomView;
  @state() private game: PastGame | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    if (!this.game) return html`<p>The game went on without you.</p>`;
    const { gameType, roomId, gameNumber } = this.game;
    return html`<p role="status" data-testid="missed-end">
      ${endText(this.game, this.view.viewerId)}
      <a href=${replayPath(gameType, roomId, gameNumber)} data-testid="replay">Replay</a>
    </p>`;
  }

  private async load(): Promise<void> {
    const { roomId, gameNumber } = this.view.room;
    try {
      this.game = await history.game(roomId, gameNumber);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
  }
}

function endText({ result, players }: PastGame, viewerId: string): string {
  const { winner, reason } = result;
  const name = players.find(({ id }) => id === winner)?.name;
  const score = Object.entries(result.finalScores)
    .sort(([id]) => (id === winner ? -1 : 1))
    .map(([, points]) => points)
    .join(' : ');
  if (winner === viewerId) return `You have won the game, ${score}.`;
  if (!name) return `The game ended without a winner, ${score}.`;
  const lost = reasons[reason] ?? 'You have lost';
  return `${lost}: ${name} wins, ${score}.`;
}

const reasons: Record<string, string> = {
  forfeit: 'You were away for too long and have lost',
  timeout: 'Your time ran out and you have lost',
};
