import { css, html, LitElement, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { connection, store } from '../app/services';
import type { ConnectionStatus } from '../connection/connection';
import { seatKeptUntil } from '../rooms/kept-seat';
import { Selection } from '../state/selection';
import { base } from './styles/base';
import { buttons } from './styles/buttons';
import './seconds-left';

@customElement('connection-banner')
export class ConnectionBanner extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      .banner {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: center;
        gap: 0.4rem 1rem;
        padding: 0.45rem 1rem;
        background: #7a1230;
        color: #fff;
        font-weight: 650;
        text-align: center;
      }
      .calm {
        background: linear-gradient(95deg, #ffd24a, #ff9326);
        color: var(--on-sun);
      }
      .button {
        min-height: 36px;
        border-color: #fff7;
        background: #fff1;
        color: #fff;
      }
    `,
  ];

  private readonly seatUntil = new Selection(this, store, ({ rooms, link }) => seatKeptUntil(rooms.byId, link.lostAt));
  private readonly status = new Selection(this, store, (state) => state.link.status);
  private wasOnline = false;

  override render() {
    const status = this.status.value;
    if (status.phase === 'online') this.wasOnline = true;
    if (status.phase === 'stopped') this.wasOnline = false;
    return html`<div role="status" data-testid="connection" data-phase=${status.phase}>
      ${this.message(status)}
    </div>`;
  }

  private seat() {
    const until = this.seatUntil.value;
    if (until === null) return nothing;
    return html`<span data-testid="seat-kept">
      ${
        until > Date.now()
          ? html`Your seat is kept for another <seconds-left .until=${until}></seconds-left>.`
          : 'Your seat may be gone by now.'
      }
    </span>`;
  }

  private message(status: ConnectionStatus) {
    switch (status.phase) {
      case 'waiting':
        if (status.restart) return restarting;
        return html`<div class="banner">
          <span>
            ${navigator.onLine ? 'Connection lost.' : 'You are offline.'} Trying again in
            <seconds-left .until=${status.retryAt}></seconds-left>. You can keep reading.
            ${this.seat()}
          </span>
          <button class="button" data-testid="retry-now" @click=${() => connection.wake()}>Try now</button>
        </div>`;
      case 'connecting':
        if (status.restart) return restarting;
        return this.wasOnline || status.attempt > 0 ? html`<div class="banner">Reconnecting…</div>` : nothing;
      case 'replaced':
        return html`<div class="banner">
          <span>BlazingSun was opened in too many other places, so this page is paused.</span>
          <button class="button" data-testid="use-here" @click=${() => connection.start()}>Use it here</button>
        </div>`;
      default:
        return nothing;
    }
  }
}

const restarting = html`<div class="banner calm" data-testid="restarting">The server restarts – reconnecting…</div>`;
