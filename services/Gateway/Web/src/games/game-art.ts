import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import './bigger-dice/dice-die';
import '../ui/sun-mark';

/** The picture of a game, drawn by the page itself. */
@customElement('game-art')
export class GameArt extends LitElement {
  static override styles = css`
    :host {
      position: relative;
      display: grid;
      place-items: center;
      overflow: hidden;
      background: linear-gradient(180deg, #3d1150, #a61f5c 60%, #ff7a3c);
    }
    :host::after {
      content: '';
      position: absolute;
      inset: auto 0 0;
      height: 26%;
      background: linear-gradient(180deg, #2a0b3a, #12051c);
    }
    sun-mark {
      position: absolute;
      width: min(56%, 230px);
      top: 12%;
      margin-left: var(--things-left, 0);
    }
    .things {
      position: relative;
      z-index: 1;
      display: flex;
      gap: 2.2rem;
      margin: var(--things-top, 9%) 0 0 var(--things-left, 0);
    }
    dice-die {
      --size: clamp(58px, 9vw, 84px);
    }
    dice-die:last-child {
      margin-top: 1.1rem;
    }
    .card {
      width: 54px;
      height: 78px;
      border: 3px solid #fff6e2;
      border-radius: 9px;
      background: repeating-linear-gradient(45deg, #ff8a1f 0 6px, #f5365c 6px 12px);
      box-shadow: 0 8px 16px #0006;
    }
    .fan {
      gap: 0;
    }
    .fan .card {
      margin: 0 -9px;
      transform-origin: 50% 120%;
    }
  `;

  @property() slug = '';

  override render() {
    return html`<sun-mark></sun-mark>${pictures[this.slug]?.() ?? ''}`;
  }
}

const pictures: Record<string, () => TemplateResult> = {
  bigger_dice: () => html`<div class="things">
    <dice-die .value=${6} .seat=${1}></dice-die><dice-die .value=${4} .seat=${2}></dice-die>
  </div>`,
  cabo: () => html`<div class="things fan">
    ${[-18, -6, 6, 18].map((turn) => html`<div class="card" style="rotate: ${turn}deg"></div>`)}
  </div>`,
};
