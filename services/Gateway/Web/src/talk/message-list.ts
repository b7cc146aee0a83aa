import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ChatMessage } from '../chat/frames';
import type { Thread } from '../chat/thread';
import { base } from '../ui/styles/base';
import { buttons } from '../ui/styles/buttons';
import { type Line, linesOf } from './layout';
import { messageListStyles } from './message-list.styles';
import { messageRow, outgoingRow } from './message-row';
import { messageRowStyles } from './message-row.styles';
import { ScrollPosition } from './scroll-position';

const NEAR_TOP_PX = 80;

/** The messages of one channel; older ones are asked for at the top, and the newest stay in sight. */
@customElement('message-list')
export class MessageList extends LitElement {
  static override styles = [base, buttons, messageListStyles, messageRowStyles];

  @property({ attribute: false }) thread!: Thread;
  @property() viewerId = '';
  @property() label = 'Messages';
  @property() emptyText = '';
  @property({ attribute: false }) seenUpTo: string | null = null;
  /** What the other one has read; undefined where that is not told. */
  @property({ attribute: false }) theirReadUpTo: string | null | undefined = undefined;
  @property({ type: Boolean }) named = false;
  @property({ attribute: false }) onMore: ((message: ChatMessage) => void) | null = null;
  @state() private unseenBelow = false;
  @query('.scroll') private readonly box!: HTMLElement;
  /** A keyboard on a phone takes half of the room. */
  private readonly resizing = new ResizeObserver(() => this.position.isAtEnd && this.position.toEnd());
  private readonly position = new ScrollPosition(() => this.box);

  override render() {
    const { thread } = this;
    const { viewerId, seenUpTo } = this;
    const lines = linesOf(thread.messages, { viewerId, seenUpTo, now: Date.now() });
    const nothingYet = lines.length + thread.outgoing.length === 0;
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.label} @scroll=${this.scrolled}>
        ${thread.hasMore ? this.olderButton() : nothing}
        ${nothingYet ? html`<p class="empty soft" data-testid="no-messages">${this.emptyText}</p>` : nothing}
        <ol data-testid="messages">
          ${repeat(
            lines,
            ({ key }) => key,
            (line) => this.line(line),
          )}
          ${repeat(
            thread.outgoing,
            ({ id }) => id,
            (message) => outgoingRow(message, this.outgoing),
          )}
        </ol>
        ${this.receipt()}
      </div>
      ${
        this.unseenBelow
          ? html`<button class="button jump" data-testid="jump" @click=${this.jump}>New messages ↓</button>`
          : nothing
      }`;
  }

  /** Puts the newest message into sight. */
  jump(): void {
    this.position.toEnd();
    this.unseenBelow = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizing.disconnect();
  }

  protected override firstUpdated(): void {
    this.resizing.observe(this.box);
  }

  protected override willUpdate(): void {
    if (this.hasUpdated) this.position.remember();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('thread') as Thread | undefined;
    const sends = this.thread.outgoing.length > (before?.outgoing.length ?? 0);
    if (sends) this.position.toEnd();
    else this.position.restore();
    const arrived = before && this.thread.messages.at(-1) !== before.messages.at(-1);
    if (arrived && !this.position.isAtEnd) this.unseenBelow = true;
  }

  private readonly outgoing = {
    retry: (id: string) => this.tell('retry', id),
    drop: (id: string) => this.tell('drop', id),
  };

  private line(line: Line) {
    if (line.kind === 'day') return html`<li class="between" data-testid="day">${line.name}</li>`;
    if (line.kind === 'new') return html`<li class="between new" data-testid="new-line">New messages</li>`;
    const onMore = line.own ? null : this.onMore;
    return messageRow(line, { named: this.named, onMore });
  }

  private olderButton() {
    return html`<button
      class="button older"
      data-testid="older"
      ?disabled=${this.thread.loadingOlder}
      @click=${() => this.tell('load-older')}
    >
      ${this.thread.loadingOlder ? 'Looking further back…' : 'Older messages'}
    </button>`;
  }

  private receipt() {
    const last = this.thread.messages.at(-1);
    if (this.theirReadUpTo === undefined || last?.senderId !== this.viewerId) return nothing;
    const isRead = last.messageId <= (this.theirReadUpTo ?? '');
    return html`<p class="receipt" data-testid="receipt">${isRead ? 'Read' : 'Sent'}</p>`;
  }

  private scrolled(): void {
    this.position.note();
    if (this.position.isAtEnd) this.unseenBelow = false;
    const { hasMore, loadingOlder } = this.thread;
    if (this.box.scrollTop < NEAR_TOP_PX && hasMore && !loadingOlder) this.tell('load-older');
  }

  private tell(name: string, detail?: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
