import { html, type TemplateResult } from 'lit';
import { piecesOf } from './links';

/** What somebody wrote: plain text in its own direction, with its web addresses as links. */
export const messageText = (content: string): TemplateResult =>
  html`<span class="text" dir="auto" data-testid="message-text"
    >${piecesOf(content).map((piece) =>
      'text' in piece
        ? piece.text
        : html`<a href=${piece.link} target="_blank" rel="noopener nofollow"><bdi>${piece.link}</bdi></a>`,
    )}</span
  >`;
