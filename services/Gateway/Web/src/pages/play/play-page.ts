import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { navigate } from '../../app/navigation';
import { attempt, ownSeed, rooms, store } from '../../app/services';
import { CommandRefused } from '../../connection/command-refused';
import { renderGame } from '../../games/registry';
import type { RoomView } from '../../rooms/room-state';
import { Selection } from '../../state/selection';
import { base } from '../../ui/styles/base';
import '../../ui/page-notice';
import { AutoReady } from './auto-ready';
import './no-seat';
import { playPageStyles } from './play-page.styles';
import './room-chat';
import './room-header';
import './waiting-room';

@customElement('play-page')
export class PlayPage extends LitElement {
  static override styles = [base, playPageStyles];

  @property() slug = '';
  @property() roomId = '';
  @state() private refusal: CommandRefused | null = null;
  @state() private joining = false;
  private entered = '';
  /** The room in which this person was when the page was last drawn. */
  private presentIn = '';
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
        .view=${view ?? null}
        @join-again=${this.enter}
      ></no-seat>`;
    }
    return html`<page-notice heading="Finding your seat…" text="The table is being set."></page-notice>`;
  }

  protected override willUpdate(): void {
    const room = store.state.rooms.byId[this.roomId]?.room;
    if (room) ownSeed.servedFor(room.roomId, room.gameNumber);
  }

  protected override updated(): void {
    const view = this.view.value;
    if (view) {
      this.entered = this.roomId;
      this.presentIn = this.roomId;
      this.autoReady.follow(view, ownSeed.value);
    } else if (this.hasLeftElsewhere()) {
      navigate(`/games/${this.slug}`, 'replace');
    } else if (this.link.value.synced && this.entered !== this.roomId) {
      void this.enter();
    }
  }

  /** In another tab, say. */
  private hasLeftElsewhere(): boolean {
    return (
      this.isConnected && this.presentIn === this.roomId && !this.joining && store.state.session.status === 'signed-in'
    );
  }

  private isOver({ closed, room }: RoomView): boolean {
    return closed !== null && room.status !== 'finished';
  }

  private table(view: RoomView) {
    const { room } = view;
    const { clockOffsetMs, status } = this.link.value;
    const table = { view, clockOffsetMs, online: status.phase === 'online' };
    return html`<room-header .view=${view}></room-header>
      <div class="columns">
        <div>
          ${
            room.status === 'waiting' || view.game === null
              ? html`<waiting-room .view=${view} .seed=${ownSeed.value} @seed-chosen=${this.chooseSeed}></waiting-room>`
              : (renderGame(table) ?? nothing)
          }
        </div>
        <room-chat .view=${view}></room-chat>
      </div>`;
  }

  private chooseSeed(event: CustomEvent<string>): void {
    ownSeed.choose(event.detail);
    this.requestUpdate();
    if (this.view.value?.you.ready) void attempt(rooms.ready(this.roomId));
  }

  private async enter(): Promise<void> {
    this.entered = this.roomId;
    this.presentIn = '';
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
