import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { attempt, chat, store } from '../app/services';
import type { Person } from '../chat/frames';
import { Selection } from '../state/selection';
import { base } from '../ui/styles/base';
import { buttons } from '../ui/styles/buttons';
import { conversationStyles } from './conversation-view.styles';

/** Why a message would not arrive, and what can be done about it. */
@customElement('friendship-notice')
export class FriendshipNotice extends LitElement {
  static override styles = [base, buttons, conversationStyles];

  @property() userId = '';
  @property() username = '';
  private readonly people = new Selection(this, store, (state) => state.people);

  override render() {
    return html`<div class="notice" data-testid="not-friends">${this.content()}</div>`;
  }

  private content() {
    const { incoming, outgoing, blocked } = this.people.value;
    if (this.isIn(blocked)) {
      return html`<span>You have blocked <bdi>${this.username}</bdi>.</span>
        ${this.button('Unblock', () => chat.friends.unblock(this.userId))}`;
    }
    if (this.isIn(incoming)) {
      return html`<span><bdi>${this.username}</bdi> wants to be your friend.</span>
        ${this.button('Accept', () => chat.friends.accept(this.userId))}`;
    }
    if (this.isIn(outgoing)) {
      return html`<span>You can write to each other as soon as <bdi>${this.username}</bdi> accepts.</span>`;
    }
    return html`<span>Only friends can write to each other.</span>
      ${this.button('Ask for friendship', () => chat.friends.request({ userId: this.userId }))}`;
  }

  private button(text: string, act: () => Promise<unknown>) {
    return html`<button class="button" data-testid="befriend" @click=${() => attempt(act())}>${text}</button>`;
  }

  private isIn(people: readonly Person[]): boolean {
    return people.some(({ userId }) => userId === this.userId);
  }
}
