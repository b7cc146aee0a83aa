import { css, html, LitElement } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { base } from './styles/base';
import { buttons } from './styles/buttons';
import { dialogs } from './styles/dialogs';

@customElement('confirm-dialog')
export class ConfirmDialog extends LitElement {
  static override styles = [
    base,
    buttons,
    dialogs,
    css`
      p {
        margin: 0.5rem 0 1.2rem;
      }
    `,
  ];

  @state() private heading = '';
  @state() private text = '';
  @state() private action = '';
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  async ask(heading: string, text: string, action: string): Promise<boolean> {
    Object.assign(this, { heading, text, action });
    await this.updateComplete;
    this.dialog.returnValue = '';
    this.dialog.showModal();
    return new Promise((resolve) => {
      this.dialog.addEventListener('close', () => resolve(this.dialog.returnValue === 'yes'), { once: true });
    });
  }

  override render() {
    return html`<dialog aria-labelledby="heading">
      <form method="dialog">
        <h2 id="heading">${this.heading}</h2>
        <p class="soft">${this.text}</p>
        <div class="actions">
          <button class="button" value="no" data-testid="cancel">Cancel</button>
          <button class="button danger" value="yes" data-testid="confirm">${this.action}</button>
        </div>
      </form>
    </dialog>`;
  }
}
