import { css, html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { rooms } from '../app/services';
import { base } from '../ui/styles/base';
import { buttons } from '../ui/styles/buttons';
import { forms } from '../ui/styles/forms';
import { enterRoom } from './enter-room';

@customElement('join-by-code')
export class JoinByCode extends LitElement {
  static override styles = [
    base,
    buttons,
    forms,
    css`
      h2 {
        margin-bottom: 0.7rem;
        font-size: 1.35rem;
      }
      form {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 0.6rem;
        align-items: end;
      }
      #code {
        font: 800 1.2rem/1 ui-monospace, 'Cascadia Mono', 'Menlo', 'Consolas', monospace;
        letter-spacing: 0.18em;
        text-transform: uppercase;
      }
    `,
  ];

  @state() private busy = false;

  override render() {
    return html`<form @submit=${this.submit}>
      <div class="field">
        <h2><label for="code">Have a code?</label></h2>
        <input
          id="code"
          name="code"
          data-testid="join-code"
          required
          minlength="6"
          maxlength="6"
          pattern="[A-Za-z0-9]{6}"
          title="Six letters and digits"
          placeholder="ABC234"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
        />
      </div>
      <button class="button" data-testid="join" ?disabled=${this.busy}>Join</button>
    </form>`;
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const code = String(new FormData(event.target as HTMLFormElement).get('code'));
    this.busy = true;
    await enterRoom(rooms.join({ roomCode: code.trim().toUpperCase() }));
    this.busy = false;
  }
}
