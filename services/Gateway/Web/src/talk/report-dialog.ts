import { css, html, LitElement } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { attempt, chat, notify } from '../app/services';
import { base } from '../ui/styles/base';
import { buttons } from '../ui/styles/buttons';
import { dialogs } from '../ui/styles/dialogs';
import { forms } from '../ui/styles/forms';

type Where = { lobbyId: string } | { withUserId: string };

const REASON_MAX = 500;

/** Shows a message to the admins. */
@customElement('report-dialog')
export class ReportDialog extends LitElement {
  static override styles = [
    base,
    buttons,
    dialogs,
    forms,
    css`
      h2 {
        font-size: 1.3rem;
      }
      blockquote {
        display: -webkit-box;
        margin: 0.8rem 0;
        padding: 0.5rem 0.8rem;
        overflow: hidden;
        border-inline-start: 4px solid var(--line-strong);
        overflow-wrap: anywhere;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 4;
      }
      .actions {
        margin-top: 1rem;
      }
    `,
  ];

  @state() private quote = '';
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  @query('input') private readonly reason!: HTMLInputElement;

  async ask(messageId: string, where: Where, quote: string): Promise<void> {
    this.quote = quote;
    await this.updateComplete;
    this.reason.value = '';
    this.dialog.returnValue = '';
    this.dialog.onclose = () => {
      if (this.dialog.returnValue === 'yes') void this.send(messageId, where, this.reason.value.trim());
    };
    this.dialog.showModal();
  }

  override render() {
    return html`<dialog aria-labelledby="heading">
      <form method="dialog">
        <h2 id="heading">Report this message?</h2>
        <blockquote dir="auto">${this.quote}</blockquote>
        <div class="field">
          <label for="reason">What is wrong with it? (optional)</label>
          <input id="reason" data-testid="report-reason" maxlength=${REASON_MAX} autocomplete="off" />
        </div>
        <div class="actions">
          <button class="button" value="no" data-testid="cancel">Cancel</button>
          <button class="button danger" value="yes" data-testid="send-report">Report</button>
        </div>
      </form>
    </dialog>`;
  }

  private async send(messageId: string, where: Where, reason: string): Promise<void> {
    if (await attempt(chat.commands.report(messageId, where, reason))) notify('Thank you. The admins will look at it.');
  }
}
