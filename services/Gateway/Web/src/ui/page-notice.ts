import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from './styles/base';
import './sun-mark';

/** A whole-page message with room for links or buttons. */
@customElement('page-notice')
export class PageNotice extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        justify-items: center;
        gap: 0.9rem;
        padding: 10vh 0;
        text-align: center;
      }
      sun-mark {
        width: 110px;
      }
      p {
        max-width: 44ch;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: 0.75rem;
        margin-top: 0.6rem;
      }
    `,
  ];

  @property() heading = '';
  @property() text = '';

  override render() {
    return html`<sun-mark></sun-mark>
      <h1>${this.heading}</h1>
      <p class="soft">${this.text}</p>
      <div class="actions"><slot></slot></div>`;
  }
}
