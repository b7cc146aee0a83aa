import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { notify } from '../app/services';
import { icons } from './icons';
import { base } from './styles/base';
import { buttons } from './styles/buttons';

@customElement('copy-button')
export class CopyButton extends LitElement {
  static override styles = [base, buttons];

  @property() text = '';
  @property() label = 'Copy';
  @property() what = '';
  @state() private copied = false;

  override render() {
    return html`<button class="button" data-testid="copy-${this.what}" @click=${this.copy}>
      <span style="display:grid;width:20px">${this.copied ? icons.check : icons.copy}</span>
      <span aria-live="polite">${this.copied ? 'Copied' : this.label}</span>
    </button>`;
  }

  private async copy(): Promise<void> {
    if (!navigator.clipboard) {
      notify(`Your browser does not let this page copy. Here it is: ${this.text}`);
      return;
    }
    await navigator.clipboard.writeText(this.text);
    this.copied = true;
    setTimeout(() => {
      this.copied = false;
    }, 2_000);
  }
}
