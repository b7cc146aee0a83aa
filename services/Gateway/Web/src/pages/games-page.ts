import { html, LitElement, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { GameType } from '../api/game-types';
import { session, store } from '../app/services';
import '../games/game-art';
import '../lobby/lobby-chat';
import { canPlay } from '../games/registry';
import { Selection } from '../state/selection';
import { base } from '../ui/styles/base';
import { buttons } from '../ui/styles/buttons';
import { surfaces } from '../ui/styles/surfaces';
import { gamesStyles } from './games-page.styles';

@customElement('games-page')
export class GamesPage extends LitElement {
  static override styles = [base, buttons, surfaces, gamesStyles];

  private readonly catalog = new Selection(this, store, (state) => state.catalog);

  private readonly signedIn = new Selection(this, store, (state) => state.session.status === 'signed-in');

  override connectedCallback(): void {
    super.connectedCallback();
    void session.loadCatalog();
  }

  override render() {
    const { games, problem } = this.catalog.value;
    return html`<h1>Pick your game</h1>
      ${problem && !games ? this.failure(problem) : nothing}
      <ul>
        ${games?.map((game) => html`<li>${this.card(game)}</li>`)}
      </ul>
      ${this.signedIn.value ? html`<lobby-chat heading="Everyone" lobbyId="lobby:main"></lobby-chat>` : nothing}`;
  }

  private card(game: GameType) {
    const open = game.is_active && canPlay(game.slug);
    const body = html`<game-art .slug=${game.slug}></game-art>
      <div class="text">
        <h2>${game.name}</h2>
        <p class="soft">${game.description}</p>
        <p class="row">
          <span class="chip">${players(game)}</span>
          ${open ? html`<span class="go">Play →</span>` : html`<span class="chip">Coming soon</span>`}
        </p>
      </div>`;
    return open
      ? html`<a class="game" href="/games/${game.slug}" data-testid="game-${game.slug}">${body}</a>`
      : html`<div class="game later" data-testid="game-${game.slug}">${body}</div>`;
  }

  private failure(problem: string) {
    return html`<p class="card" role="alert">
      ${problem} <button class="button" @click=${() => session.loadCatalog()}>Try again</button>
    </p>`;
  }
}

function players({ min_players, max_players }: GameType): string {
  return min_players === max_players ? `${min_players} players` : `${min_players} to ${max_players} players`;
}
