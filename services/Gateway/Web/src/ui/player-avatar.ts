import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';

/** A person's first letter on a coin in the colour of the seat. */
@customElement('player-avatar')
export class PlayerAvatar extends LitElement {
  static override styles = css`
    :host {
      --size: 56px;
      display: inline-block;
    }
    .coin {
      display: grid;
      place-items: center;
      width: var(--size);
      height: var(--size);
      border-radius: 50%;
      background: radial-gradient(circle at 32% 24%, #fff8 0 8%, transparent 36%), var(--seat-1);
      box-shadow:
        inset 0 calc(var(--size) * -0.09) 0 #0003,
        inset 0 0 0 2px #fff5;
      color: #2b0b12;
      font: 850 calc(var(--size) * 0.46) / 1 var(--font-display);
      text-transform: uppercase;
    }
    .coin.second {
      background: radial-gradient(circle at 32% 24%, #fff8 0 8%, transparent 36%), var(--seat-2);
      color: #fff;
    }
  `;

  @property() name = '';
  @property({ type: Number }) seat = 1;

  override render() {
    const letter = Array.from(this.name)[0] ?? '?';
    return html`<span class="coin ${this.seat === 2 ? 'second' : ''}" aria-hidden="true">${letter}</span>`;
  }
}
