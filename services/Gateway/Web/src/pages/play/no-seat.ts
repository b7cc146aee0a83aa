import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { rooms } from '../../app/services';
import { CommandRefused } from '../../connection/command-refused';
import type { RoomView } from '../../rooms/room-state';
import { base } from '../../ui/styles/base';
import { buttons } from '../../ui/styles/buttons';
import '../../ui/page-notice';
import './missed-end';

const WATCHABLE = ['ROOM_FULL', 'GAME_ALREADY_STARTED', 'ALREADY_IN_ROOM'];

const closings: Record<string, string> = {
  idle: 'This table was closed because nobody played for a while.',
  abandoned: 'This table was closed because everyone had left.',
};

/** Why there is no seat for this person at this table, and what can be done instead. */
@customElement('no-seat')
export class NoSeat extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      missed-end {
        flex: 1 0 100%;
      }
    `,
  ];

  @property() slug = '';
  @property() roomId = '';
  @property({ attribute: false }) refusal: CommandRefused | null = null;

  /** The room as it was when it closed or went on without this person. */
  @property({ attribute: false }) view: RoomView | null = null;
  @state() private notWatchable: CommandRefused | null = null;

  override render() {
    const { refusal, view } = this;
    const closing = closings[view?.closed ?? ''];
    const text = (this.notWatchable ?? refusal)?.message ?? closing ?? 'You are no longer at this table.';
    const watched = view?.you.role === 'spectator';
    return html`<page-notice heading=${refusal ? 'No seat for you here' : 'The seat is empty'} .text=${text}>
      ${!refusal && view && missedItsEnd(view) ? html`<missed-end .view=${view}></missed-end>` : nothing}
      ${this.mayWatch(watched) ? this.button('watch', watched ? 'Watch again' : 'Watch', this.watch) : nothing}
      ${!refusal && !closing && !watched ? this.button('join-again', 'Join again', this.joinAgain) : nothing}
      <a class="button" href="/games/${this.slug}">To the lobby</a>
    </page-notice>`;
  }

  private mayWatch(watched: boolean): boolean {
    if (this.notWatchable) return false;
    return this.refusal ? WATCHABLE.includes(this.refusal.code) : watched && this.view?.closed === 'gone';
  }

  private button(testId: string, text: string, act: () => void) {
    return html`<button class="button primary" data-testid=${testId} @click=${act}>${text}</button>`;
  }

  private joinAgain(): void {
    this.dispatchEvent(new CustomEvent('join-again'));
  }

  private watch(): void {
    void rooms.spectate(this.roomId).catch((error: unknown) => {
      if (!(error instanceof CommandRefused)) throw error;
      this.notWatchable = error;
    });
  }
}

const missedItsEnd = ({ closed, room, you }: RoomView): boolean =>
  closed !== null && room.status === 'playing' && you.role === 'player';
