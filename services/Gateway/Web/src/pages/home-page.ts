import { html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { store } from '../app/services';
import { Selection } from '../state/selection';
import '../games/bigger-dice/dice-die';
import '../ui/sun-mark';
import { base } from '../ui/styles/base';
import { buttons } from '../ui/styles/buttons';
import { homeStyles } from './home-page.styles';

@customElement('home-page')
export class HomePage extends LitElement {
  static override styles = [base, buttons, homeStyles];

  private readonly session = new Selection(this, store, (state) => state.session.status);

  override render() {
    const signedIn = this.session.value === 'signed-in';
    return html`<section class="hero">
        <div class="words">
          <h1>Small games.<br /><em>Big heat.</em></h1>
          <p>
            Open a table, share six letters, and play in seconds. Every roll is provably fair – check it yourself, right in
            your browser.
          </p>
          <div class="actions">
            <a class="button primary large" href=${signedIn ? '/games' : '/register'} data-testid="start-playing">
              ${signedIn ? 'Pick a game' : 'Start playing'}
            </a>
            ${signedIn ? '' : html`<a class="button large" href="/login">I have an account</a>`}
          </div>
        </div>
        <div class="scene" aria-hidden="true">
          <sun-mark></sun-mark>
          <dice-die class="one" .value=${5} .seat=${1}></dice-die>
          <dice-die class="two" .value=${3} .seat=${2}></dice-die>
        </div>
      </section>
      <ul class="points">
        ${points.map(([title, text]) => html`<li><h2>${title}</h2><p class="soft">${text}</p></li>`)}
      </ul>`;
  }
}

const points = [
  ['Live to the blink', 'Every move reaches the whole table at once, on any phone or laptop.'],
  ['Never loses your seat', 'Tunnel, dead battery, closed lid: come back and the game is where you left it.'],
  ['Provably fair', 'The server commits to its dice before you roll. Afterwards anyone can recompute them.'],
] as const;
