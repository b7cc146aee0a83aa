import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { bots } from '../../api/bots';
import { attempt, rooms, store } from '../../app/services';
import type { RoomPlayer, RoomView } from '../../rooms/room-state';
import { sound } from '../../sound/sound';
import { Selection } from '../../state/selection';
import '../../ui/copy-button';
import { icons } from '../../ui/icons';
import { personLink } from '../../ui/person-link';
import '../../ui/player-avatar';
import '../../ui/sun-mark';
import { base } from '../../ui/styles/base';
import { buttons } from '../../ui/styles/buttons';
import { forms } from '../../ui/styles/forms';
import { surfaces } from '../../ui/styles/surfaces';
import './seed-field';
import { waitingRoomStyles } from './waiting-room.styles';

@customElement('waiting-room')
export class WaitingRoom extends LitElement {
  static override styles = [base, buttons, forms, surfaces, waitingRoomStyles];

  @property({ attribute: false }) view!: RoomView;
  @property() seed = '';
  @state() private busy = false;
  private seated = 0;
  private readonly catalog = new Selection(this, store, (state) => state.catalog.games);

  override render() {
    const { room } = this.view;
    return html`<section class="card">
      <div class="invite">
        <h2>Invite a friend</h2>
        <p class="soft">Tell them the code, or send the link.</p>
        <p class="code" data-testid="room-code" aria-label="Room code ${Array.from(room.roomCode).join(' ')}">
          ${room.roomCode}
        </p>
        <div class="row centred">
          <copy-button what="code" label="Copy code" .text=${room.roomCode}></copy-button>
          <copy-button what="link" label="Copy link" .text=${location.href}></copy-button>
        </div>
      </div>
      <div class="people">
        <h2>At the table</h2>
        <ul aria-live="polite">
          ${Array.from({ length: room.config.maxPlayers }, (_, i) => this.seat(room.players[i], i + 1))}
        </ul>
        ${this.start()}
        ${this.view.you.role === 'player' ? html`<seed-field .seed=${this.seed}></seed-field>` : nothing}
      </div>
    </section>`;
  }

  protected override updated(): void {
    const seated = this.view.room.players.length;
    if (this.seated > 0 && seated > this.seated) sound.play('join');
    this.seated = seated;
  }

  private seat(player: RoomPlayer | undefined, seat: number) {
    const { room, viewerId } = this.view;
    if (!player) return this.freeSeat(seat);
    const showReady = room.config.startMode !== 'auto' && player.ready;
    return html`<li data-testid="seated" data-player-id=${player.id}>
      <player-avatar .name=${player.name} .seat=${seat === 1 ? 1 : 2}></player-avatar>
      <span class="name">${personLink(player)}</span>
      ${player.id === viewerId ? html`<span class="chip">you</span>` : nothing}
      ${player.id === room.hostId ? html`<span class="chip">host</span>` : nothing}
      ${player.isBot ? html`<span class="chip" data-testid="bot">bot</span>` : nothing}
      ${showReady ? html`<span class="chip ready"><span class="tick">${icons.check}</span>ready</span>` : nothing}
      ${player.isBot && this.isHost ? this.removeButton(player) : nothing}
    </li>`;
  }

  private freeSeat(seat: number) {
    const { room } = this.view;
    const game = this.catalog.value?.find(({ slug }) => slug === room.gameType);
    const offersBot = this.isHost && game?.has_bot && seat === room.players.length + 1;
    return html`<li class="free">
      <span class="coin"></span><span>Waiting for a player…</span>
      ${
        offersBot
          ? html`<button
            class="button end"
            data-testid="add-bot"
            ?disabled=${this.busy}
            @click=${() => this.change(bots.add(room.roomId))}
          >
            <span class="icon">${icons.bot}</span>Add a bot
          </button>`
          : nothing
      }
    </li>`;
  }

  private removeButton(bot: RoomPlayer) {
    return html`<button
      class="button quiet icon end"
      data-testid="remove-bot"
      aria-label="Remove ${bot.name}"
      title="Remove"
      ?disabled=${this.busy}
      @click=${() => this.change(bots.remove(this.view.room.roomId, bot.id))}
    >
      ${icons.cross}
    </button>`;
  }

  private get isHost(): boolean {
    return this.view.you.role === 'player' && this.view.room.hostId === this.view.viewerId;
  }

  private async change(call: Promise<void>): Promise<void> {
    this.busy = true;
    await attempt(call);
    this.busy = false;
  }

  private start() {
    const { room, you } = this.view;
    if (you.role === 'spectator') return nothing;
    const { startMode, minPlayers, maxPlayers } = room.config;
    const { isHost } = this;
    if (startMode === 'auto') return html`<p class="soft">Starts by itself when all ${maxPlayers} seats are taken.</p>`;
    return html`${
      you.ready
        ? html`<p class="soft">You are ready.</p>`
        : html`<button class="button ${startMode === 'ready' ? 'primary' : ''}" data-testid="ready" @click=${this.ready}>
          I am ready
        </button>`
    }
    ${
      startMode === 'host' && isHost
        ? html`<button
          class="button primary large"
          data-testid="start"
          ?disabled=${room.players.length < minPlayers}
          @click=${() => attempt(rooms.start(room.roomId))}
        >
          Start the game
        </button>`
        : nothing
    }
    ${startMode === 'host' && !isHost ? html`<p class="soft">The host starts the game.</p>` : nothing}`;
  }

  private ready(): void {
    void attempt(rooms.ready(this.view.room.roomId));
  }
}
