import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { dieStyles } from './dice-die.styles';
import { faceTurn, pips } from './die-geometry';
import { TUMBLE_MS } from './reveal';

/** A die in three dimensions. It tumbles when `rolls` rises and comes to rest on `value`. */
@customElement('dice-die')
export class DiceDie extends LitElement {
  static override styles = dieStyles;

  /** 1 to 6, or null for a die that has not been rolled yet. */
  @property({ type: Number }) value: number | null = null;
  @property({ type: Number }) rolls = 0;
  @property({ type: Number }) seat = 1;
  @property({ type: Boolean, reflect: true }) faded = false;
  /** Shows the value at once. */
  @property({ type: Boolean, reflect: true }) still = false;
  private spins = 0;

  override render() {
    const { x, y } = faceTurn(this.value ?? 1);
    const turns = this.spins * 360;
    return html`<div class="shadow"></div>
      <div class="hop">
        <div class="tilt">
          <div class="cube seat-${this.seat}" style="transform: rotateX(${x + turns * 2}deg) rotateY(${y + turns}deg)">
            ${[1, 2, 3, 4, 5, 6].map((face) => this.face(face))}
          </div>
        </div>
      </div>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if ((changed.get('rolls') ?? this.rolls) < this.rolls) this.spins += 1;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('rolls');
    if (
      this.still ||
      before === undefined ||
      before >= this.rolls ||
      matchMedia('(prefers-reduced-motion: reduce)').matches
    )
      return;
    const timing = { duration: TUMBLE_MS, easing: 'linear' };
    this.renderRoot.querySelector('.hop')?.animate?.(hop, timing);
    this.renderRoot.querySelector('.shadow')?.animate?.(hopShadow, timing);
  }

  private face(face: number) {
    return html`<div class="core f${face}"></div>
      <div class="face f${face}">${pips(face).map((on) => html`<i class=${on ? 'pip' : ''}></i>`)}</div>`;
  }
}

const hop: Keyframe[] = [
  { transform: 'translateY(0) rotate(0)', easing: 'cubic-bezier(.2,.7,.4,1)' },
  { transform: 'translateY(-78%) rotate(-14deg)', offset: 0.3, easing: 'cubic-bezier(.6,0,.8,.4)' },
  { transform: 'translateY(0) rotate(4deg)', offset: 0.58, easing: 'cubic-bezier(.2,.7,.4,1)' },
  { transform: 'translateY(-22%) rotate(3deg)', offset: 0.73, easing: 'cubic-bezier(.6,0,.8,.4)' },
  { transform: 'translateY(0) rotate(0)', offset: 0.86, easing: 'ease-out' },
  { transform: 'translateY(-5%)', offset: 0.93, easing: 'ease-in' },
  { transform: 'translateY(0)' },
];

const hopShadow: Keyframe[] = [
  { opacity: 1, transform: 'scale(1)' },
  { opacity: 0.35, transform: 'scale(.62)', offset: 0.3 },
  { opacity: 1, transform: 'scale(1.05)', offset: 0.58 },
  { opacity: 0.7, transform: 'scale(.85)', offset: 0.73 },
  { opacity: 1, transform: 'scale(1)', offset: 0.86 },
  { opacity: 1, transform: 'scale(1)' },
];
