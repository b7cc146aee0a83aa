import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';

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

export function formatSeconds(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
