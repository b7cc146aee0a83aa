import { css, html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { base } from './styles/base';
import { buttons } from './styles/buttons';
import { dialogs } from './styles/dialogs';

export interface SheetAction {
  text: string;
  testId: string;
  danger?: boolean;
  run(): void;
}

/** A list of what can be done with something, over the page. */
@customElement('action-sheet')
export class ActionSheet extends LitElement {
  static override styles = [
    base,
    buttons,
    dialogs,
    css`
      h2 {
        font-size: 1.15rem;
        overflow-wrap: anywhere;
      }
      .quote {
        display: -webkit-box;
        margin-top: 0.35rem;
        overflow: hidden;
        overflow-wrap: anywhere;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
      }
      ul {
        display: grid;
        gap: 0.4rem;
        margin-top: 0.9rem;
      }
      .button {
        width: 100%;
      }
    `,
  ];

  @state() private heading = '';
  @state() private quote = '';
  @state() private actions: SheetAction[] = [];
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  async open(heading: string, quote: string, actions: SheetAction[]): Promise<void> {
    Object.assign(this, { heading, quote, actions });
    await this.updateComplete;
    this.dialog.showModal();
  }

  override render() {
    return html`<dialog aria-labelledby="heading" data-testid="actions" @click=${this.clicked}>
      <h2 id="heading"><bdi>${this.heading}</bdi></h2>
      ${this.quote ? html`<p class="soft quote" dir="auto">${this.quote}</p>` : nothing}
      <ul>
        ${this.actions.map(
          (action) => html`<li>
            <button
              class="button ${action.danger ? 'danger' : ''}"
              data-testid=${action.testId}
              @click=${() => this.choose(action)}
            >
              ${action.text}
            </button>
          </li>`,
        )}
        <li><button class="button quiet" data-testid="close-actions" @click=${() => this.dialog.close()}>Cancel</button></li>
      </ul>
    </dialog>`;
  }

  private choose(action: SheetAction): void {
    this.dialog.close();
    action.run();
  }

  /** On what is behind it. */
  private clicked(event: MouseEvent): void {
    if (event.target === this.dialog) this.dialog.close();
  }
}
