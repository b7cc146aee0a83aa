import { css, html, LitElement, svg } from 'lit';
import { customElement } from 'lit/decorators.js';

/** The sun of the brand, drawn as large as its box. */
@customElement('sun-mark')
export class SunMark extends LitElement {
  static override styles = css`
    :host {
      display: inline-block;
      aspect-ratio: 1;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
      overflow: visible;
    }
  `;

  override render() {
    return html`<svg viewBox="0 0 100 100" aria-hidden="true">
      <defs>
        <linearGradient id="sun" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stop-color="#ffdc5c" />
          <stop offset="0.55" stop-color="#ff8f24" />
          <stop offset="1" stop-color="#f5365c" />
        </linearGradient>
      </defs>
      <g fill="url(#sun)">${rays.map((d) => svg`<path d=${d} />`)}</g>
      <circle cx="50" cy="50" r="27" fill="url(#sun)" />
    </svg>`;
  }
}

const rays = Array.from({ length: 12 }, (_, i) => ray((i * Math.PI) / 6, i % 2 === 0 ? 50 : 44));

function ray(angle: number, tip: number): string {
  const at = (radius: number, turn: number): string =>
    `${(50 + radius * Math.cos(angle + turn)).toFixed(2)} ${(50 + radius * Math.sin(angle + turn)).toFixed(2)}`;
  return `M${at(32, -0.17)} L${at(tip, 0)} L${at(32, 0.17)} Z`;
}
