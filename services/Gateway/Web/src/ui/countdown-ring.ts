import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

const AROUND = 2 * Math.PI * 46;
const URGENT_SECONDS = 10;

/** A ring that empties until a moment of the local clock, around whatever is put inside. */
@customElement('countdown-ring')
export class CountdownRing extends LitElement {
  static override styles = css`
    :host {
      position: relative;
      display: inline-grid;
      place-items: center;
      padding: 8px;
    }
    svg {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
      transform: rotate(-90deg);
    }
    circle {
      fill: none;
      stroke-width: 7;
      stroke-linecap: round;
    }
    .track {
      stroke: #0002;
    }
    .left {
      stroke: var(--ring, var(--sun-2));
      transition: stroke-dashoffset 0.3s linear;
    }
    .urgent {
      stroke: #e5134f;
    }
    .seconds {
      position: absolute;
      right: -4px;
      bottom: -4px;
      min-width: 2.1em;
      padding: 0.1em 0.35em;
      border-radius: 999px;
      background: var(--surface-raised);
      color: var(--ink);
      box-shadow: var(--shadow);
      font: 800 0.8rem/1.4 var(--font);
      font-variant-numeric: tabular-nums;
      text-align: center;
    }
    @media (prefers-reduced-motion: reduce) {
      .left {
        transition: none;
      }
    }
  `;

  /** Milliseconds since the epoch; null hides the ring. */
  @property({ type: Number }) until: number | null = null;
  @property({ type: Number }) totalSeconds = 60;
  private timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => this.until !== null && this.requestUpdate(), 250);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  override render() {
    return html`${this.ring()}<slot></slot>${this.seconds()}`;
  }

  private get left(): number {
    return this.until === null ? 0 : Math.max(0, (this.until - Date.now()) / 1_000);
  }

  private ring() {
    if (this.until === null) return nothing;
    const share = Math.min(1, this.left / Math.max(1, this.totalSeconds));
    return html`<svg viewBox="0 0 100 100" aria-hidden="true">
      <circle class="track" cx="50" cy="50" r="46" />
      <circle
        class="left ${this.left <= URGENT_SECONDS ? 'urgent' : ''}"
        cx="50"
        cy="50"
        r="46"
        stroke-dasharray=${AROUND}
        stroke-dashoffset=${AROUND * (1 - share)}
      />
    </svg>`;
  }

  private seconds() {
    if (this.until === null) return nothing;
    return html`<span class="seconds" aria-hidden="true">${Math.ceil(this.left)}</span>`;
  }
}
