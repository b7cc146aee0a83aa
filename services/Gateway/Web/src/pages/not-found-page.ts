import { html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../ui/page-notice';

@customElement('not-found-page')
export class NotFoundPage extends LitElement {
  override render() {
    return html`<page-notice heading="Nothing shines here" text="This page does not exist, or it has set already.">
      <a href="/games">See the games</a>
    </page-notice>`;
  }
}
