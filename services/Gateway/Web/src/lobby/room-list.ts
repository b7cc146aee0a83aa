import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { rooms as commands, store } from '../app/services';
import type { Frame } from '../connection/frames';
import type { RoomSummary } from '../state/lobbies';
import { icons } from '../ui/icons';
import { base } from '../ui/styles/base';
import { buttons } from '../ui/styles/buttons';
import { surfaces } from '../ui/styles/surfaces';
import { enterRoom } from './enter-room';
import { roomListStyles } from './room-list.styles';

@customElement('room-list')
export class RoomList extends LitElement {
  static override styles = [base, buttons, surfaces, roomListStyles];

  /** Null until the server has told. */
  @property({ attribute: false }) rooms: RoomSummary[] | null = null;
  @property() slug = '';
  @state() private busy = false;

  override render() {
    const rooms = this.rooms?.filter(({ status }) => status === 'waiting' || status === 'playing') ?? null;
    if (rooms === null) return html`<p class="empty soft">Looking for open tables…</p>`;
    if (rooms.length === 0) {
      return html`<p class="empty" data-testid="no-rooms">
        <b>No table is open.</b><br /><span class="soft">Open one and share its code – somebody is bored right now.</span>
      </p>`;
    }
    return html`<ul data-testid="rooms">
      ${repeat(
        rooms,
        ({ roomId }) => roomId,
        (room) => this.row(room),
      )}
    </ul>`;
  }

  private row(room: RoomSummary) {
    return html`<li data-testid="room" data-room-id=${room.roomId}>
      <div class="what">
        <bdi class="name">${room.roomName}</bdi>
        <span class="soft">with <bdi>${room.hostName}</bdi></span>
      </div>
      <div class="facts">
        <span class="chip ${room.status}">${labels[room.status] ?? room.status}</span>
        <span class="chip" aria-label="${room.playerCount} of ${room.maxPlayers} seats taken">
          ${room.playerCount}/${room.maxPlayers}
        </span>
        ${
          room.spectatorCount > 0
            ? html`<span class="chip" aria-label="${room.spectatorCount} watching">
              <span class="eye">${icons.eye}</span>${room.spectatorCount}
            </span>`
            : nothing
        }
      </div>
      ${this.action(room)}
    </li>`;
  }

  private action(room: RoomSummary) {
    if (store.state.rooms.byId[room.roomId]) {
      return html`<a class="button" href="/games/${this.slug}/play/${room.roomId}" data-testid="open-room">Open</a>`;
    }
    if (room.status === 'waiting' && room.playerCount < room.maxPlayers) {
      return this.button('Join', 'join-room', 'primary', room, () => commands.join({ roomId: room.roomId }));
    }
    if (room.status !== 'playing' || room.allowSpectators === false) return nothing;
    return this.button('Watch', 'watch-room', '', room, () => commands.spectate(room.roomId));
  }

  private button(text: string, testId: string, kind: string, room: RoomSummary, command: () => Promise<Frame>) {
    return html`<button
      class="button ${kind}"
      data-testid=${testId}
      aria-label="${text} ${room.roomName}"
      ?disabled=${this.busy}
      @click=${() => this.enter(command())}
    >
      ${text}
    </button>`;
  }

  private async enter(command: Promise<Frame>): Promise<void> {
    this.busy = true;
    await enterRoom(command);
    this.busy = false;
  }
}

const labels: Record<string, string> = { waiting: 'Waiting', playing: 'Playing' };
