import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatSeconds } from './format-seconds';

/** A ticking "12 s" (or "4:05") down to a moment of the local clock. */
@customElement('seconds-left')
export class SecondsLeft extends LitElement {
  /** Milliseconds since the epoch. */
  @property({ type: Number }) until = 0;
  private timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => this.requestUpdate(), 500);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  override render() {
    return html`<span aria-hidden="true">${formatSeconds(this.until - Date.now())}</span>`;
  }
}
