import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { attempt, chat, store } from '../app/services';
import type { Person } from '../chat/frames';
import { Selection } from '../state/selection';
import { userOf } from '../state/session';
import { base } from '../ui/styles/base';
import { buttons } from '../ui/styles/buttons';

/** What a person can do about another one whose page they look at. */
@customElement('person-buttons')
export class PersonButtons extends LitElement {
  static override styles = [base, buttons];

  @property() userId = '';
  @property() username = '';
  private readonly people = new Selection(this, store, (state) => state.people);
  private readonly viewer = new Selection(this, store, (state) => userOf(state.session));

  override render() {
    const { loaded, friends, incoming, outgoing, blocked } = this.people.value;
    if (!loaded || !this.viewer.value || this.viewer.value.id === this.userId) return nothing;
    if (this.isIn(friends)) return this.button('write-to', 'Write a message', () => this.open());
    if (this.isIn(blocked)) return this.asking('unblock', 'Unblock', () => chat.friends.unblock(this.userId));
    if (this.isIn(incoming)) return this.asking('accept', 'Accept as a friend', () => chat.friends.accept(this.userId));
    if (this.isIn(outgoing)) return html`<button class="button" disabled>Asked for friendship</button>`;
    return this.asking('befriend', 'Ask for friendship', () => chat.friends.request({ userId: this.userId }));
  }

  private asking(testId: string, text: string, ask: () => Promise<unknown>) {
    return this.button(testId, text, () => void attempt(ask()));
  }

  private button(testId: string, text: string, act: () => void) {
    return html`<button class="button" data-testid=${testId} @click=${act}>${text}</button>`;
  }

  private open(): void {
    const { userId, username } = this;
    store.dispatch({ kind: 'conversation-opened', userId, username });
  }

  private isIn(people: readonly Person[]): boolean {
    return people.some(({ userId }) => userId === this.userId);
  }
}
