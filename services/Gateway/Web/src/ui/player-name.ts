import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PastPlayer } from '../api/history';

/** A name that leads to the person's past games; bots have none. */
@customElement('player-name')
export class PlayerName extends LitElement {
  static override styles = css`
    :host {
      overflow-wrap: anywhere;
    }
    a {
      color: inherit;
      font-weight: 750;
      text-decoration-thickness: 1px;
      text-underline-offset: 0.2em;
    }
    a:hover {
      color: var(--accent);
    }
    a:focus-visible {
      outline: 3px solid var(--accent);
      outline-offset: 3px;
    }
    .bot {
      padding: 0.05em 0.5em;
      border-radius: 999px;
      background: var(--seat-2-deep);
      color: #fff;
      font-size: 0.72rem;
      font-weight: 800;
      vertical-align: 0.1em;
    }
  `;

  @property({ attribute: false }) player!: PastPlayer;

  override render() {
    const { id, name, isBot } = this.player;
    return isBot
      ? html`<b><bdi>${name}</bdi></b> <span class="bot">bot</span>`
      : html`<a href="/players/${id}" data-testid="player-link"><bdi>${name}</bdi></a>`;
  }
}
