import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { navigate } from '../../app/navigation';
import { attempt, rooms, store } from '../../app/services';
import { CommandRefused } from '../../connection/command-refused';
import { hasFreeSeat, type RoomView } from '../../rooms/room-state';
import type { ConfirmDialog } from '../../ui/confirm-dialog';
import '../../ui/confirm-dialog';
import { icons } from '../../ui/icons';
import { base } from '../../ui/styles/base';
import { buttons } from '../../ui/styles/buttons';
import { surfaces } from '../../ui/styles/surfaces';

@customElement('room-header')
export class RoomHeader extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 0.8rem;
        margin-bottom: 0.9rem;
      }
      h1 {
        min-width: 0;
        font-size: clamp(1.25rem, 1rem + 1.5vw, 1.75rem);
        overflow-wrap: anywhere;
      }
      .end {
        margin-left: auto;
      }
      .icon {
        display: grid;
        width: 18px;
      }
      .watching {
        display: flex;
        align-items: center;
        gap: 0.6rem;
        min-height: 56px;
        margin-bottom: 0.9rem;
        padding: 0.35rem 0.5rem 0.35rem 1rem;
        border: 1px solid var(--line);
        border-radius: 18px;
        background: var(--surface);
      }
      @media (max-width: 560px) {
        header {
          flex-wrap: nowrap;
        }
        .label {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
    `,
  ];

  @property({ attribute: false }) view!: RoomView;
  @query('confirm-dialog') private readonly dialog!: ConfirmDialog;

  override render() {
    const { room, you } = this.view;
    const resigning = room.status === 'playing' && you.role === 'player';
    return html`<header>
        <h1><bdi>${room.roomName}</bdi></h1>
        <span class="chip" title="Room code" data-testid="room-code-chip">${room.roomCode}</span>
        ${
          room.spectatorCount > 0
            ? html`<span class="chip" title="Watching" data-testid="spectators">
              <span class="icon">${icons.eye}</span>${room.spectatorCount}<span class="visually-hidden">watching</span>
            </span>`
            : nothing
        }
        ${
          resigning
            ? html`<button class="button quiet danger end" data-testid="resign" @click=${this.resign}>
              <span class="icon">${icons.flag}</span><span class="label">Resign</span>
            </button>`
            : html`<button class="button quiet end" data-testid="leave" @click=${this.leave}>
              <span class="icon">${icons.exit}</span>
              <span class="label">${you.role === 'spectator' ? 'Stop watching' : 'Leave'}</span>
            </button>`
        }
      </header>
      ${you.role === 'spectator' ? this.watching() : nothing}
      <confirm-dialog></confirm-dialog>`;
  }

  private watching() {
    const { room } = this.view;
    return html`<div class="watching">
      <span class="icon">${icons.eye}</span><b data-testid="watching">You are watching</b>
      ${
        hasFreeSeat(room)
          ? html`<button class="button primary end" data-testid="take-seat" @click=${this.takeSeat}>Take a seat</button>`
          : nothing
      }
    </div>`;
  }

  private takeSeat(): void {
    void attempt(rooms.join({ roomId: this.view.room.roomId }));
  }

  private async resign(): Promise<void> {
    const sure = await this.dialog.ask('Resign this game?', 'Your opponent wins at once.', 'Resign');
    if (sure) await attempt(rooms.resign(this.view.room.roomId));
  }

  private leave(): void {
    const { room, you } = this.view;
    const command = you.role === 'spectator' ? rooms.stopSpectating(room.roomId) : rooms.leave(room.roomId);
    void command.catch((error: unknown) => {
      if (!(error instanceof CommandRefused)) throw error;
    });
    navigate(`/games/${room.gameType}`);
    store.dispatch({ kind: 'room-left', roomId: room.roomId });
  }
}
