import { css, html, LitElement, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { store } from '../app/services';
import { type Conversation, latestFirst } from '../state/conversations';
import { Selection } from '../state/selection';
import { whenShort } from '../talk/days';
import { badge } from '../ui/styles/badge';
import { base } from '../ui/styles/base';
import { rowStyles } from './dock.styles';
import { MinuteClock } from './minute-clock';
import './person-face';

/** With whom this person has written, the latest first. */
@customElement('conversation-list')
export class ConversationList extends LitElement {
  static override styles = [
    base,
    badge,
    rowStyles,
    css`
      .end {
        display: grid;
        justify-items: end;
        gap: 0.2rem;
        color: var(--ink-soft);
        font-size: 0.75rem;
      }
      .unread .detail {
        color: var(--ink);
        font-weight: 650;
      }
    `,
  ];

  private readonly conversations = new Selection(this, store, (state) => state.conversations);
  private readonly people = new Selection(this, store, (state) => state.people);

  constructor() {
    super();
    new MinuteClock(this);
  }

  override render() {
    const state = this.conversations.value;
    const list = latestFirst(state);
    if (!state.loaded && list.length === 0) return html`<p class="empty soft">Looking for your messages…</p>`;
    if (list.length === 0) {
      return html`<p class="empty" data-testid="no-conversations">
        <b>Nothing written yet.</b><br /><span class="soft">Pick a friend and say hello.</span>
      </p>`;
    }
    return html`<ul data-testid="conversations">
      ${repeat(
        list,
        ({ userId }) => userId,
        (conversation) => this.row(conversation),
      )}
    </ul>`;
  }

  private row({ userId, username, last, unread }: Conversation) {
    const { viewerId, typing } = this.conversations.value;
    const isTyping = (typing[userId] ?? 0) > Date.now();
    return html`<li>
      <button
        class="person ${unread > 0 ? 'unread' : ''}"
        data-testid="conversation"
        data-user-id=${userId}
        @click=${() => store.dispatch({ kind: 'conversation-opened', userId, username })}
      >
        <person-face .name=${username} .presence=${this.people.value.presence[userId]}></person-face>
        <span class="text">
          <bdi class="name">${username}</bdi>
          <span class="detail"
            >${isTyping ? 'is writing…' : html`${last?.senderId === viewerId ? 'You: ' : nothing}<bdi>${last?.content}</bdi>`}</span
          >
        </span>
        <span class="end">
          ${last ? html`<time datetime=${last.sentAt}>${whenShort(last.sentAt, Date.now())}</time>` : nothing}
          ${
            unread > 0
              ? html`<span class="count" data-testid="unread">${unread}</span><span class="visually-hidden">unread</span>`
              : nothing
          }
        </span>
      </button>
    </li>`;
  }
}
