import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { attempt, rooms } from '../../app/services';
import type { CommandRefused } from '../../connection/command-refused';
import { base } from '../../ui/styles/base';
import { buttons } from '../../ui/styles/buttons';
import '../../ui/page-notice';

const WATCHABLE = ['ROOM_FULL', 'GAME_ALREADY_STARTED', 'ALREADY_IN_ROOM'];

const closings: Record<string, string> = {
  idle: 'This table was closed because nobody played for a while.',
  abandoned: 'This table was closed because everyone had left.',
};

/** Why there is no seat for this person at this table, and what can be done instead. */
@customElement('no-seat')
export class NoSeat extends LitElement {
  static override styles = [base, buttons];

  @property() slug = '';
  @property() roomId = '';
  @property({ attribute: false }) refusal: CommandRefused | null = null;

  /** Why the room closed, if it did. */
  @property() closed: string | null = null;

  override render() {
    const { refusal, closed } = this;
    const text = refusal?.message ?? closings[closed ?? ''] ?? 'You are no longer at this table.';
    const mayReturn = !refusal && (closed === null || closed === 'gone');
    return html`<page-notice heading=${refusal ? 'No seat for you here' : 'The seat is empty'} .text=${text}>
      ${
        mayReturn
          ? html`<button class="button primary" data-testid="join-again" @click=${this.joinAgain}>Join again</button>`
          : nothing
      }
      ${
        refusal && WATCHABLE.includes(refusal.code)
          ? html`<button class="button primary" data-testid="watch" @click=${this.watch}>Watch</button>`
          : nothing
      }
      <a class="button" href="/games/${this.slug}">To the lobby</a>
    </page-notice>`;
  }

  private joinAgain(): void {
    this.dispatchEvent(new CustomEvent('join-again'));
  }

  private watch(): void {
    void attempt(rooms.spectate(this.roomId));
  }
}
