import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CLIENT_SEED_MAX, cleanClientSeed } from '../../fairness/client-seed';
import { base } from '../../ui/styles/base';
import { forms } from '../../ui/styles/forms';

/** Lets a player add own randomness to the dice. */
@customElement('seed-field')
export class SeedField extends LitElement {
  static override styles = [
    base,
    forms,
    css`
      summary {
        padding: 0.5rem 0;
        font-weight: 700;
        cursor: pointer;
      }
    `,
  ];

  @property() seed = '';

  override render() {
    return html`<details>
      <summary>Your lucky seed</summary>
      <div class="field">
        <label for="seed">Mixed into every roll, so the server cannot know the dice in advance</label>
        <input
          id="seed"
          data-testid="client-seed"
          maxlength=${CLIENT_SEED_MAX}
          autocomplete="off"
          spellcheck="false"
          aria-describedby="seed-hint"
          .value=${this.seed}
          @change=${this.choose}
        />
        <span class="hint" id="seed-hint">Anything but a colon. Leave it as it is for a random one.</span>
      </div>
    </details>`;
  }

  private choose(event: Event): void {
    const detail = cleanClientSeed((event.target as HTMLInputElement).value);
    this.dispatchEvent(new CustomEvent('seed-chosen', { detail, bubbles: true, composed: true }));
  }
}
