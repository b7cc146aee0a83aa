import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ChatMessage } from '../chat/frames';
import { base } from '../ui/styles/base';

/** Says to a screen reader what others write while the page is open, not what was there before. */
@customElement('arrival-voice')
export class ArrivalVoice extends LitElement {
  static override styles = [base];

  @property() channel = '';
  @property() viewerId = '';
  /** Whether what was there before is here. */
  @property({ type: Boolean }) ready = false;
  @property({ attribute: false }) messages: readonly ChatMessage[] = [];
  private wasReady = false;
  private spokenIn = '';
  private spokenUpTo = '';
  private spoken = '';

  protected override willUpdate(): void {
    const last = this.messages.at(-1);
    if (last && this.wasReady && this.isBehindSpoken(last) && last.senderId !== this.viewerId) {
      this.spoken = `${last.senderName}: ${last.content}`;
    }
    if (this.spokenIn !== this.channel) this.spoken = '';
    this.wasReady = this.ready;
    this.spokenIn = this.channel;
    this.spokenUpTo = last?.messageId ?? '';
  }

  /** Not so where the last message of before is gone, and an older one is the last now. */
  private isBehindSpoken({ messageId }: ChatMessage): boolean {
    if (this.spokenIn !== this.channel || messageId === this.spokenUpTo) return false;
    return this.spokenUpTo === '' || this.messages.some((message) => message.messageId === this.spokenUpTo);
  }

  override render() {
    return html`<div class="visually-hidden" aria-live="polite" dir="auto" data-testid="arrivals">${this.spoken}</div>`;
  }
}
