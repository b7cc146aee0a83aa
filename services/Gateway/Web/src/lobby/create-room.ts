import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { rooms, store } from '../app/services';
import { CommandRefused } from '../connection/command-refused';
import type { RoomConfig } from '../rooms/room-state';
import { userOf } from '../state/session';
import { base } from '../ui/styles/base';
import { buttons } from '../ui/styles/buttons';
import { forms } from '../ui/styles/forms';
import { enterRoom } from './enter-room';
import { configFrom, roomOptionStyles, roomOptions } from './room-options';

@customElement('create-room')
export class CreateRoom extends LitElement {
  static override styles = [base, buttons, forms, roomOptionStyles];

  @property() slug = '';
  @state() private nameError = '';
  @state() private busy = false;

  override render() {
    return html`<form @submit=${this.submit}>
      <h2>Open a table</h2>
      <div class="field">
        <label for="name">Name</label>
        <input
          id="name"
          name="roomName"
          data-testid="room-name"
          required
          minlength="3"
          maxlength="40"
          autocomplete="off"
          .defaultValue=${this.suggestion}
          aria-invalid=${this.nameError ? 'true' : 'false'}
          aria-describedby="name-error"
        />
        <span class="field-error" id="name-error" role="alert">${this.nameError || nothing}</span>
      </div>
      ${roomOptions()}
      <button class="button primary large" data-testid="create-room" ?disabled=${this.busy}>Open table</button>
    </form>`;
  }

  private get suggestion(): string {
    const name = userOf(store.state.session)?.username;
    return name ? `${name}'s table` : '';
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    this.busy = true;
    this.nameError = '';
    await enterRoom(this.create(String(form.get('roomName')).trim(), configFrom(form)));
    this.busy = false;
  }

  private async create(name: string, config: Partial<RoomConfig>) {
    try {
      return await rooms.create(this.slug, name, config);
    } catch (error) {
      if (error instanceof CommandRefused && error.code.startsWith('ROOM_NAME')) this.nameError = error.message;
      throw error;
    }
  }
}
