import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { store } from '../app/services';
import { Selection } from '../state/selection';
import type { Toast } from '../state/toasts';
import { icons } from './icons';
import { base } from './styles/base';

const SHOWN_MS = 7_000;

@customElement('toast-stack')
export class ToastStack extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        inset: auto 0 max(1rem, env(safe-area-inset-bottom)) 0;
        z-index: 30;
        display: grid;
        justify-items: center;
        padding: 0 0.75rem;
        pointer-events: none;
      }
      .toast {
        display: flex;
        align-items: center;
        gap: 0.75rem;
        max-width: 32rem;
        margin-top: 0.5rem;
        padding: 0.55rem 0.6rem 0.55rem 1.1rem;
        border-radius: 14px;
        background: #2b0f1f;
        color: #fff;
        box-shadow: var(--shadow-deep);
        font-weight: 600;
        pointer-events: auto;
        animation: rise 0.25s ease-out;
      }
      .toast.error {
        background: #8f1239;
      }
      button {
        display: grid;
        place-items: center;
        width: 40px;
        height: 40px;
        border: 0;
        border-radius: 10px;
        background: transparent;
        color: inherit;
        cursor: pointer;
      }
      svg {
        width: 18px;
      }
      @media (max-width: 640px) {
        :host {
          inset: 64px 0 auto;
        }
      }
      @keyframes rise {
        from {
          opacity: 0;
          translate: 0 12px;
        }
      }
    `,
  ];

  private readonly toasts = new Selection(this, store, (state) => state.toasts);
  private readonly timed = new Set<string>();

  override render() {
    return html`<div role="status" aria-live="polite" data-testid="toasts">
      ${repeat(
        this.toasts.value,
        ({ id }) => id,
        (toast) => this.toast(toast),
      )}
    </div>`;
  }

  protected override updated(): void {
    for (const { id } of this.toasts.value) {
      if (this.timed.has(id)) continue;
      this.timed.add(id);
      setTimeout(() => this.dismiss(id), SHOWN_MS);
    }
  }

  private toast({ id, text, tone }: Toast) {
    return html`<div class="toast ${tone}" data-testid="toast">
      <span>${text}</span>
      <button aria-label="Dismiss" @click=${() => this.dismiss(id)}>${icons.cross}</button>
    </div>`;
  }

  private dismiss(id: string): void {
    this.timed.delete(id);
    store.dispatch({ kind: 'toast-dismissed', id });
  }
}
