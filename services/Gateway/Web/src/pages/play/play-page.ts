import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { attempt, rooms, store } from '../../app/services';
import { CommandRefused } from '../../connection/command-refused';
import { randomClientSeed } from '../../fairness/client-seed';
import { renderGame } from '../../games/registry';
import type { RoomView } from '../../rooms/room-state';
import { Selection } from '../../state/selection';
import { base } from '../../ui/styles/base';
import '../../ui/page-notice';
import { AutoReady } from './auto-ready';
import './no-seat';
import './room-header';
import './waiting-room';

@customElement('play-page')
export class PlayPage extends LitElement {
  static override styles = [base];

  @property() slug = '';
  @property() roomId = '';
  @state() private refusal: CommandRefused | null = null;
  @state() private joining = false;
  @state() private seed = randomClientSeed();
  private entered = '';
  private seededGame = 0;
  private seedIsChosen = false;
  private readonly autoReady = new AutoReady();
  private readonly link = new Selection(this, store, (state) => state.link);
  private readonly view = new Selection(this, store, (state) => state.rooms.byId[this.roomId]);

  override render() {
    const view = this.view.value;
    if (view && !this.isOver(view)) return this.table(view);
    if (this.refusal || view || (this.entered === this.roomId && this.link.value.synced && !this.joining)) {
      return html`<no-seat
        .slug=${this.slug}
        .roomId=${this.roomId}
        .refusal=${this.refusal}
        .closed=${view?.closed ?? null}
        @join-again=${this.enter}
      ></no-seat>`;
    }
    return html`<page-notice heading="Finding your seat…" text="The table is being set."></page-notice>`;
  }

  protected override updated(): void {
    const view = this.view.value;
    if (view) {
      this.entered = this.roomId;
      this.refreshSeed(view);
      this.autoReady.follow(view, this.seed);
    } else if (this.link.value.synced && this.entered !== this.roomId) {
      void this.enter();
    }
  }

  private isOver({ closed, room }: RoomView): boolean {
    return closed !== null && room.status !== 'finished';
  }

  private table(view: RoomView) {
    const { room } = view;
    const table = { view, clockOffsetMs: this.link.value.clockOffsetMs, seed: this.seed };
    return html`<room-header .view=${view}></room-header>
      ${
        room.status === 'waiting' || view.game === null
          ? html`<waiting-room .view=${view} .seed=${this.seed} @seed-chosen=${this.chooseSeed}></waiting-room>`
          : (renderGame(table) ?? nothing)
      }`;
  }

  private chooseSeed(event: CustomEvent<string>): void {
    this.seed = event.detail;
    this.seedIsChosen = true;
    if (this.view.value?.you.ready) void attempt(rooms.ready(this.roomId, this.seed));
  }

  /** A seed drawn at random serves one game. */
  private refreshSeed({ room }: RoomView): void {
    if (room.gameNumber === this.seededGame) return;
    this.seededGame = room.gameNumber;
    if (!this.seedIsChosen) this.seed = randomClientSeed();
  }

  private async enter(): Promise<void> {
    this.entered = this.roomId;
    this.refusal = null;
    this.joining = true;
    store.dispatch({ kind: 'room-left', roomId: this.roomId });
    try {
      await rooms.join({ roomId: this.roomId });
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      this.refusal = error;
    }
    this.joining = false;
  }
}
