import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Presence } from '../chat/frames';
import '../ui/player-avatar';

/** A person's coin with a dot that tells whether they are there. */
@customElement('person-face')
export class PersonFace extends LitElement {
  static override styles = css`
    :host {
      position: relative;
      display: inline-block;
      flex: none;
      line-height: 0;
    }
    player-avatar {
      --size: 40px;
    }
    i {
      position: absolute;
      right: -2px;
      bottom: -2px;
      box-sizing: border-box;
      width: 17px;
      height: 17px;
      border: 3px solid var(--surface);
      border-radius: 50%;
      background: var(--success);
    }
    .away {
      background: var(--surface);
      box-shadow: inset 0 0 0 3px var(--away);
    }
  `;

  @property() name = '';
  @property({ attribute: false }) presence: Presence | undefined = undefined;

  override render() {
    const status = this.presence?.status ?? 'offline';
    return html`<player-avatar .name=${this.name} .seat=${seatOf(this.name)}></player-avatar>
      ${status === 'offline' ? nothing : html`<i class=${status} data-testid="dot" data-status=${status}></i>`}`;
  }
}

/** Everybody keeps a colour. */
const seatOf = (name: string): number =>
  1 + (Array.from(name).reduce((sum, c) => sum + (c.codePointAt(0) ?? 0), 0) % 2);
