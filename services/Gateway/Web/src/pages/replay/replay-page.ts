import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { history, type PastGame } from '../../api/history';
import { Problem } from '../../api/problem';
import { store } from '../../app/services';
import { frontOf } from '../../games/registry';
import { Selection } from '../../state/selection';
import { userOf } from '../../state/session';
import { icons } from '../../ui/icons';
import '../../ui/page-notice';
import { base } from '../../ui/styles/base';
import { buttons } from '../../ui/styles/buttons';
import { surfaces } from '../../ui/styles/surfaces';
import { Playback } from './playback';
import { playbackKeys } from './playback-keys';
import './replay-controls';
import './replay-header';
import { replayStyles } from './replay-page.styles';
import { retellMoment } from './retelling';
import { type Moment, timelineOf } from './timeline';

/** A finished game, played back on the table on which it was played. */
@customElement('replay-page')
export class ReplayPage extends LitElement {
  static override styles = [base, buttons, surfaces, replayStyles];

  @property() roomId = '';
  /** 0 stands for the last finished game. */
  @property({ type: Number }) game = 0;
  @state() private past: PastGame | null = null;
  @state() private problem: Problem | null = null;
  @state() private verifying = false;
  private readonly user = new Selection(this, store, (state) => userOf(state.session)?.id ?? '');
  private timeline: { past: PastGame; viewerId: string; moments: Moment[] } | null = null;
  private readonly playback = new Playback(this, (position) => this.restAfter(position));
  private readonly keys = playbackKeys(this.playback);

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.keys);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.keys);
  }

  override render() {
    if (this.problem) return this.failure(this.problem);
    const moment = this.moments[this.playback.position];
    if (!this.past) return html`<page-notice heading="One moment…" text="The game is being looked up."></page-notice>`;
    if (!moment) return html`<replay-header .past=${this.past}></replay-header>${forgotten}`;
    const front = frontOf(this.past.gameType);
    const { position, playing, isStill } = this.playback;
    const table = { view: moment.view, clockOffsetMs: 0, online: false, replay: { still: isStill } };
    return html`<replay-header .past=${this.past}></replay-header>
      <replay-controls
        .playback=${this.playback}
        .position=${position}
        .playing=${playing}
        .words=${retellMoment(moment)}
      ></replay-controls>
      ${front?.table(table)} ${this.fairness()}`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('roomId') || changed.has('game')) void this.load();
  }

  /** Changes with the game, and when it becomes known who is looking. */
  private get moments(): Moment[] {
    const { past } = this;
    const viewerId = this.user.value;
    if (!past) return [];
    if (this.timeline?.past !== past || this.timeline.viewerId !== viewerId) {
      this.timeline = { past, viewerId, moments: timelineOf(past, viewerId) };
    }
    return this.timeline.moments;
  }

  private fairness() {
    const end = this.moments.at(-1)?.view;
    return html`<div class="below">
      <button
        class="button"
        data-testid="verify"
        aria-expanded=${this.verifying}
        @click=${() => {
          this.verifying = !this.verifying;
        }}
      >
        <span class="icon">${icons.shield}</span> Verify this game
      </button>
      ${this.verifying && end ? frontOf(end.room.gameType)?.fairness(end.game) : nothing}
    </div>`;
  }

  private failure({ status, message }: Problem) {
    if (status === 404 || status === 403 || status === 400) return missing;
    return html`<page-notice heading="No replay right now" .text=${message}>
      <button class="button primary" data-testid="try-again" @click=${this.load}>Try again</button>
    </page-notice>`;
  }

  private restAfter(position: number): number {
    const moment = this.moments[position];
    return (moment && frontOf(moment.view.room.gameType)?.restAfter(moment.event)) ?? 500;
  }

  private async load(): Promise<void> {
    const { roomId, game } = this;
    this.problem = null;
    this.verifying = false;
    try {
      const past = await history.game(roomId, game);
      if (roomId !== this.roomId || game !== this.game) return;
      this.past = past;
      this.playback.load(this.moments.length);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    }
  }
}

const missing = html`<page-notice
  data-testid="no-replay"
  heading="There is no such replay"
  text="The game is not over yet, was played at a private table, or has set for good."
>
  <a class="button" href="/games">See the games</a>
</page-notice>`;

const forgotten = html`<p class="card" data-testid="forgotten">The moves of this game are not kept any more.</p>`;
