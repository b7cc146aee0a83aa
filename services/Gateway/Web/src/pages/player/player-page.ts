import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { type GameSummary, type GamesOfUser, history } from '../../api/history';
import { Problem } from '../../api/problem';
import { attempt, store } from '../../app/services';
import '../../dock/person-buttons';
import { Selection } from '../../state/selection';
import { userOf } from '../../state/session';
import '../../ui/page-notice';
import '../../ui/player-avatar';
import { base } from '../../ui/styles/base';
import { buttons } from '../../ui/styles/buttons';
import './game-row';
import { playerStyles } from './player-page.styles';

/** The past games of a person. */
@customElement('player-page')
export class PlayerPage extends LitElement {
  static override styles = [base, buttons, playerStyles];

  @property() userId = '';
  @state() private past: GamesOfUser | null = null;
  @state() private problem: Problem | null = null;
  @state() private busy = false;
  private readonly user = new Selection(this, store, (state) => userOf(state.session));
  private readonly catalog = new Selection(this, store, (state) => state.catalog.games);

  override render() {
    if (this.problem) return this.failure(this.problem);
    if (!this.past)
      return html`<page-notice heading="One moment…" text="The games are being looked up."></page-notice>`;
    const { games, played, won, next } = this.past;
    return html`<header>
        <player-avatar .name=${this.playerName} .seat=${this.isOwn ? 1 : 2}></player-avatar>
        <h1><bdi>${this.playerName}</bdi></h1>
        <dl>
          ${figure('Played', 'played', played)} ${figure('Won', 'won', won)}
        </dl>
        <person-buttons .userId=${this.userId} .username=${this.playerName}></person-buttons>
      </header>
      <h2>Past games</h2>
      ${games.length === 0 ? this.nothingYet() : this.list(games)}
      ${
        next === null
          ? nothing
          : html`<p class="more">
            <button class="button" data-testid="load-more" ?disabled=${this.busy} @click=${this.loadMore}>Load more</button>
          </p>`
      }`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('userId')) void this.load();
  }

  private get isOwn(): boolean {
    return this.user.value?.id === this.userId;
  }

  private get playerName(): string {
    if (this.user.value && this.isOwn) return this.user.value.username;
    const seats = this.past?.games.flatMap(({ players }) => players) ?? [];
    return seats.find(({ id }) => id === this.userId)?.name ?? 'A player';
  }

  private list(games: GameSummary[]) {
    return html`<ul data-testid="past-games">
      ${repeat(
        games,
        ({ roomId, gameNumber }) => `${roomId}/${gameNumber}`,
        (game) => html`<li>
          <game-row
            data-testid="past-game"
            .game=${game}
            .playerId=${this.userId}
            .gameName=${this.catalog.value?.find(({ slug }) => slug === game.gameType)?.name ?? game.gameType}
          ></game-row>
        </li>`,
      )}
    </ul>`;
  }

  private nothingYet() {
    return html`<p class="empty" data-testid="no-games">
      <b>No finished game yet.</b><br /><span class="soft">
        ${this.isOwn ? html`<a href="/games">Pick one</a> and play it to the end.` : 'Or none that you may see.'}
      </span>
    </p>`;
  }

  private failure({ status, message }: Problem) {
    const unknown = status === 404 || status === 400;
    return html`<page-notice
      data-testid="no-player"
      heading=${unknown ? 'Nobody here' : 'Not right now'}
      .text=${unknown ? 'There is no such player.' : message}
    >
      ${
        unknown
          ? html`<a class="button" href="/games">See the games</a>`
          : html`<button class="button primary" data-testid="try-again" @click=${this.load}>Try again</button>`
      }
    </page-notice>`;
  }

  private async load(): Promise<void> {
    const { userId } = this;
    Object.assign(this, { past: null, problem: null });
    try {
      const past = await history.ofUser(userId);
      if (userId === this.userId) this.past = past;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    }
  }

  private async loadMore(): Promise<void> {
    const { past, userId } = this;
    if (!past) return;
    this.busy = true;
    const more = await attempt(history.ofUser(userId, past.next));
    this.busy = false;
    if (more && userId === this.userId) this.past = { ...more, games: [...past.games, ...more.games] };
  }
}

const figure = (label: string, testId: string, value: number) =>
  html`<div><dt>${label}</dt><dd data-testid=${testId}>${value}</dd></div>`;
