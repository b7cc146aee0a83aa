import { css, html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { chat, notify } from '../app/services';
import { CommandRefused } from '../connection/command-refused';
import { isolated } from '../ui/isolated';
import { base } from '../ui/styles/base';
import { buttons } from '../ui/styles/buttons';
import { forms } from '../ui/styles/forms';

/** Asks somebody for friendship by name. */
@customElement('add-friend')
export class AddFriend extends LitElement {
  static override styles = [
    base,
    buttons,
    forms,
    css`
      form {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 0.3rem 0.5rem;
        padding: 0.8rem 0.85rem;
      }
      label,
      .field-error {
        grid-column: 1 / 3;
      }
      label {
        font-size: 0.88rem;
        font-weight: 700;
      }
      .field-error:empty {
        display: none;
      }
      input:not([type='checkbox']) {
        min-height: 44px;
      }
    `,
  ];

  @state() private error = '';
  @state() private busy = false;

  override render() {
    return html`<form @submit=${this.submit}>
      <label for="name">Add a friend</label>
      <input
        id="name"
        name="username"
        data-testid="friend-name"
        required
        maxlength="64"
        placeholder="Their name"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        aria-invalid=${this.error ? 'true' : 'false'}
        aria-describedby="error"
      />
      <button class="button" data-testid="add-friend" ?disabled=${this.busy}>Ask</button>
      <span class="field-error" id="error" role="alert" data-testid="friend-error">${this.error}</span>
    </form>`;
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const username = String(new FormData(form).get('username')).trim();
    this.busy = true;
    this.error = await this.ask(username);
    this.busy = false;
    if (this.error === '') form.reset();
  }

  private async ask(username: string): Promise<string> {
    try {
      const answer = await chat.friends.request({ username });
      const added = answer.type === 'chat.event.friend_added';
      notify(added ? `You and ${isolated(username)} are friends now.` : `${isolated(username)} has been asked.`);
      return '';
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      return error.message;
    }
  }
}
