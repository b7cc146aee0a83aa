import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../ui/styles/base';

/** Three dots while somebody writes. */
@customElement('typing-dots')
export class TypingDots extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: 0.5rem;
        padding: 0.15rem 1rem 0.4rem;
        color: var(--ink-soft);
        font-size: 0.82rem;
      }
      .dots {
        display: inline-flex;
        gap: 4px;
        padding: 0.5rem 0.65rem;
        border-radius: 16px;
        background: var(--surface-sunken);
      }
      i {
        width: 7px;
        height: 7px;
        border-radius: 50%;
        background: var(--ink-soft);
        animation: hop 1.1s ease-in-out infinite;
      }
      i:nth-child(2) {
        animation-delay: 0.15s;
      }
      i:nth-child(3) {
        animation-delay: 0.3s;
      }
      @keyframes hop {
        0%,
        60%,
        100% {
          opacity: 0.45;
        }
        30% {
          opacity: 1;
          translate: 0 -3px;
        }
      }
    `,
  ];

  @property() name = '';

  override render() {
    return html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
      <span><bdi>${this.name}</bdi> is writing…</span>`;
  }
}
