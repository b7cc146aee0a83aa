import { html, type TemplateResult } from 'lit';

interface Named {
  id: string;
  name: string;
  isBot?: boolean;
}

/** A name at a table. It leads to the person's past games, beside the table so that nobody loses a turn; bots have none. */
export const personLink = ({ id, name, isBot }: Named): TemplateResult =>
  isBot
    ? html`<bdi>${name}</bdi>`
    : html`<a
        href="/players/${id}"
        target="_blank"
        rel="noopener"
        data-testid="player-link"
        title="Past games (in a new tab)"
        style="color:inherit;text-decoration:underline dotted 1px;text-underline-offset:0.25em"
        ><bdi>${name}</bdi></a
      >`;
