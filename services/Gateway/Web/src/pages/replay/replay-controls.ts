import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import { icons } from '../../ui/icons';
import { base } from '../../ui/styles/base';
import { buttons } from '../../ui/styles/buttons';
import type { Playback } from './playback';

const SPEEDS = [0.5, 1, 2, 4];

/** The slider over a past game and the buttons that go with it. */
@customElement('replay-controls')
export class ReplayControls extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: 0.1rem 0.8rem;
        margin-bottom: 0.9rem;
        padding: 0.5rem 1rem 0.6rem;
        border: 1px solid var(--line);
        border-radius: 22px;
        background: var(--surface);
        box-shadow: var(--shadow);
      }
      .words {
        display: flex;
        grid-column: 1 / -1;
        justify-content: space-between;
        gap: 1rem;
        min-height: 1.5em;
        font-weight: 700;
        overflow-wrap: anywhere;
      }
      .count {
        color: var(--ink-soft);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      input {
        width: 100%;
        height: 32px;
        margin: 0;
        border-radius: 10px;
        appearance: none;
        background: linear-gradient(90deg, var(--sun-2) var(--done), var(--line) 0) center / 100% 10px no-repeat;
        cursor: pointer;
      }
      input::-webkit-slider-thumb {
        appearance: none;
        width: 24px;
        height: 24px;
        border: 3px solid var(--surface-raised);
        border-radius: 50%;
        background: var(--accent);
        box-shadow: var(--shadow);
      }
      input::-moz-range-thumb {
        width: 18px;
        height: 18px;
        border: 3px solid var(--surface-raised);
        border-radius: 50%;
        background: var(--accent);
      }
      .buttons {
        display: flex;
      }
      .play {
        min-width: 54px;
      }
      select {
        min-height: 44px;
        padding: 0 0.3em;
        border: 2px solid var(--line);
        border-radius: 12px;
        background: var(--surface-raised);
        color: var(--ink);
        font: 700 1rem var(--font);
      }
      @media (max-width: 700px) {
        :host {
          grid-template-columns: minmax(0, 1fr) auto;
          padding-inline: 0.7rem;
        }
        input {
          grid-area: 2 / 1 / 3 / 3;
        }
      }
    `,
  ];

  @property({ attribute: false }) playback!: Playback;
  @property({ type: Number }) position = 0;
  @property({ type: Boolean }) playing = false;
  @property() words = '';

  override render() {
    const { playback, position, words } = this;
    const { last } = playback;
    return html`<div class="words">
        <span data-testid="moment">${words}</span>
        <span class="count" data-testid="position" data-position=${position} data-last=${last}>${position} / ${last}</span>
      </div>
      <div class="buttons">
        ${this.button('first', 'To the start', icons.first, position === 0, () => playback.seek(0))}
        ${this.button('back', 'One step back', icons.back, position === 0, () => playback.step(-1))}
        ${this.playButton()}
        ${this.button('forward', 'One step on', icons.forward, position === last, () => playback.step(1))}
        ${this.button('last', 'To the end', icons.last, position === last, () => playback.seek(last))}
      </div>
      <input
        type="range"
        data-testid="slider"
        aria-label="Moment of the game"
        aria-valuetext="${position} of ${last}. ${words}"
        min="0"
        max=${last}
        style=${styleMap({ '--done': `${(100 * position) / Math.max(1, last)}%` })}
        .value=${String(position)}
        @input=${(event: Event) => playback.seek(Number((event.target as HTMLInputElement).value))}
      />
      ${this.speeds()}`;
  }

  private playButton() {
    const label = this.playing ? 'Pause' : 'Play';
    return html`<button
      class="button primary icon play"
      data-testid="play"
      aria-label=${label}
      title=${label}
      @click=${() => this.playback.toggle()}
    >
      ${this.playing ? icons.pause : icons.play}
    </button>`;
  }

  private button(testId: string, label: string, icon: unknown, disabled: boolean, act: () => void) {
    return html`<button
      class="button quiet icon"
      data-testid=${testId}
      aria-label=${label}
      title=${label}
      ?disabled=${disabled}
      @click=${act}
    >
      ${icon}
    </button>`;
  }

  private speeds() {
    return html`<select
      aria-label="Speed"
      data-testid="speed"
      @change=${(event: Event) => this.playback.setSpeed(Number((event.target as HTMLSelectElement).value))}
    >
      ${SPEEDS.map((speed) => html`<option value=${speed} ?selected=${speed === 1}>${speed}×</option>`)}
    </select>`;
  }
}
