import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { attempt, rooms } from '../../app/services';
import type { RoomView } from '../../rooms/room-state';
import { sound } from '../../sound/sound';
import { base } from '../../ui/styles/base';
import { buttons } from '../../ui/styles/buttons';
import { surfaces } from '../../ui/styles/surfaces';
import type { Table } from '../registry';
import { gameStyles } from './bigger-dice-game.styles';
import { Reveal } from './reveal';
import { rollKey } from './roll-key';
import { type Scene, sceneAfter } from './scene';
import { gameEffects } from './sound-effects';
import type { BiggerDiceState, DicePlayer } from './state';
import { announcement, tableText, turnText } from './wording';
import './dice-die';
import './game-result';
import './round-strip';
import './score-panel';
import './verify-panel';

@customElement('bigger-dice-game')
export class BiggerDiceGame extends LitElement {
  static override styles = [base, buttons, surfaces, gameStyles];

  @property({ attribute: false }) table!: Table;
  /** The turn for which this player has asked to roll. */
  @state() private rolledTurn = '';
  @state() private spoken: string[] = [];
  @state() private verifying = false;
  private scene: Scene | null = null;
  private thrown = 0;
  private readonly key = rollKey(() => void this.roll());
  private readonly reveal = new Reveal(
    () => this.isStill || document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches,
    () => this.requestUpdate(),
  );

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.key);
    this.reveal.jump();
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const { view, game } = this;
    const { scene: before, thrown } = this;
    this.reveal.follow(`${view.room.roomId}/${game.commitment}`, game.rolls);
    this.thrown = this.reveal.thrown;
    const after = sceneAfter(game, this.reveal.settled);
    if (before && this.thrown > Math.max(thrown, this.reveal.settled)) sound.play('rattle');
    if (!game.result) this.verifying = false;
    if (before && !this.isStill) this.tell(before, after);
    this.scene = after;
  }

  override render() {
    const [first, second] = this.seats();
    const { view, game } = this;
    const scene = this.scene as Scene;
    return html`<section class="felt" aria-label="Bigger Dice table">
        ${this.panel(first, 1, scene)} ${this.panel(second, 2, scene)}
        <div class="centre">${game.result && scene.turn !== null ? this.result(game) : this.play(scene)}</div>
      </section>
      ${game.result && this.verifying ? html`<verify-panel .game=${game}></verify-panel>` : nothing}
      <round-strip .rounds=${scene.rounds} .first=${first?.id ?? ''} .second=${second?.id ?? ''}></round-strip>
      <div class="visually-hidden" role="log" aria-live="polite" data-testid="announcer">
        ${this.spoken.map((line) => html`<p>${line}</p>`)}
      </div>
      ${view.you.role === 'player' && !game.result ? html`<p class="keys soft">Press <kbd>R</kbd> to roll.</p>` : nothing}`;
  }

  private get view(): RoomView {
    return this.table.view;
  }

  private get game(): BiggerDiceState {
    return this.view.game as BiggerDiceState;
  }

  private get isStill(): boolean {
    return this.table.replay?.still === true;
  }

  private get turnKey(): string {
    return `${this.game.commitment}/${this.game.turnNumber}`;
  }

  private get isMyTurn(): boolean {
    return this.view.you.role === 'player' && !this.game.result && this.game.currentTurn === this.view.viewerId;
  }

  /** The viewer's own seat comes first. */
  private seats(): DicePlayer[] {
    return [...this.game.players].sort(
      (a, b) => Number(b.id === this.view.viewerId) - Number(a.id === this.view.viewerId),
    );
  }

  private panel(player: DicePlayer | undefined, seat: number, scene: Scene) {
    if (!player) return nothing;
    return html`<score-panel
      class="seat-${seat}"
      .table=${this.table}
      .player=${player}
      .seat=${seat}
      .score=${scene.scores[player.id] ?? 0}
    ></score-panel>`;
  }

  private play(scene: Scene) {
    const { view, game } = this;
    return html`
      <h2 class="turn ${this.isMyTurn ? 'mine' : ''}" data-testid="turn">${turnText(view, game)}</h2>
      <div class="dice">${this.seats().map((player, i) => this.die(player, i + 1, scene))}</div>
      <p class="round" data-testid="round-result">
        ${tableText(view, game, scene)}
      </p>
      ${view.you.role === 'player' ? this.rollButton() : nothing}
    `;
  }

  private die(player: DicePlayer, seat: number, scene: Scene) {
    const shown = scene.dice[player.id];
    const thrown = this.game.rolls.slice(0, this.thrown);
    const rolls = thrown.filter(({ playerId }) => playerId === player.id);
    return html`<dice-die
      role="img"
      aria-label=${shown ? `${player.name}'s die shows ${shown.value}` : `${player.name}'s die`}
      data-value=${shown?.value ?? ''}
      .value=${rolls.at(-1)?.roll ?? (seat === 1 ? 1 : 6)}
      .rolls=${rolls.length}
      .seat=${seat}
      ?faded=${rolls.at(-1)?.round !== thrown.at(-1)?.round}
      ?still=${this.isStill}
    ></dice-die>`;
  }

  private rollButton() {
    const { online } = this.table;
    const ready = online && this.isMyTurn && this.rolledTurn !== this.turnKey;
    return html`<button
      class="button primary large roll"
      data-testid="roll"
      aria-disabled=${ready ? 'false' : 'true'}
      @click=${this.roll}
    >
      ${online ? (this.isMyTurn ? 'Roll' : 'Wait…') : 'Reconnecting…'}
    </button>`;
  }

  private result(game: BiggerDiceState) {
    return html`<game-result
      .table=${this.table}
      .game=${game}
      .verifying=${this.verifying}
      @toggle-verify=${() => {
        this.verifying = !this.verifying;
      }}
    ></game-result>`;
  }

  private async roll(): Promise<void> {
    const turn = this.turnKey;
    if (!this.table.online || !this.isMyTurn || this.rolledTurn === turn) return;
    this.rolledTurn = turn;
    const answer = await attempt(rooms.rollDice(this.view.room.roomId));
    if (!answer && this.rolledTurn === turn) this.rolledTurn = '';
  }

  private tell(before: Scene, after: Scene): void {
    const text = announcement(this.view, this.game, before, after);
    if (text === '') return;
    for (const name of gameEffects(this.view, this.game, before, after, text)) sound.play(name);
    this.spoken = [...this.spoken, text];
  }
}
