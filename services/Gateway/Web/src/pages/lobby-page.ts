import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { lobby, store } from '../app/services';
import '../games/game-art';
import { canPlay } from '../games/registry';
import '../lobby/create-room';
import '../lobby/join-by-code';
import '../lobby/lobby-chat';
import '../lobby/room-list';
import { Selection } from '../state/selection';
import '../ui/page-notice';
import { base } from '../ui/styles/base';
import { buttons } from '../ui/styles/buttons';
import { surfaces } from '../ui/styles/surfaces';
import { lobbyStyles } from './lobby-page.styles';

@customElement('lobby-page')
export class LobbyPage extends LitElement {
  static override styles = [base, buttons, surfaces, lobbyStyles];

  @property() slug = '';
  private readonly catalog = new Selection(this, store, (state) => state.catalog.games);
  private readonly rooms = new Selection(this, store, (state) => state.lobbies[this.slug]);
  private readonly own = new Selection(this, store, (state) =>
    Object.values(state.rooms.byId).find(
      ({ room, you, closed }) =>
        room.gameType === this.slug &&
        you.role === 'player' &&
        closed === null &&
        (room.status === 'waiting' || room.status === 'playing'),
    ),
  );

  protected override willUpdate(): void {
    if (canPlay(this.slug)) lobby.watch(this.slug);
  }

  override render() {
    if (!canPlay(this.slug)) {
      return html`<page-notice heading="No such game" text="This game is not here, or not here yet.">
        <a href="/games">See the games</a>
      </page-notice>`;
    }
    const game = this.catalog.value?.find(({ slug }) => slug === this.slug);
    return html`<header>
        <game-art .slug=${this.slug}></game-art>
        <div class="title">
          <h1>${game?.name ?? 'Lobby'}</h1>
          <p>${game?.description ?? ''}</p>
        </div>
      </header>
      ${this.ownRoom()}
      <div class="columns">
        <section aria-labelledby="rooms">
          <h2 id="rooms">Open tables</h2>
          <room-list .rooms=${this.rooms.value ?? null} .slug=${this.slug}></room-list>
        </section>
        <aside>
          <create-room class="card" .slug=${this.slug}></create-room>
          <join-by-code class="card" .slug=${this.slug}></join-by-code>
        </aside>
        <lobby-chat heading="Lobby chat" .lobbyId=${`games:${this.slug}`}></lobby-chat>
      </div>`;
  }

  private ownRoom() {
    const room = this.own.value?.room;
    if (!room) return nothing;
    return html`<a class="own" href="/games/${this.slug}/play/${room.roomId}" data-testid="return-to-room">
      <span>
        <b>${room.roomName}</b> ${room.status === 'playing' ? 'is waiting for your move.' : 'is waiting for players.'}
      </span>
      <span class="back">Back to your table →</span>
    </a>`;
  }
}
