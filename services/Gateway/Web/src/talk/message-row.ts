import { html, nothing, type TemplateResult } from 'lit';
import type { ChatMessage } from '../chat/frames';
import type { Outgoing } from '../chat/thread';
import { formatDate } from '../ui/format-date';
import { icons } from '../ui/icons';
import { timeOf } from './days';
import type { Line } from './layout';
import { messageText } from './message-text';

interface RowOptions {
  /** Whether more than one other person writes here. */
  named: boolean;
  /** Present where something can be done with other people's messages. */
  onMore: ((message: ChatMessage) => void) | null;
}

export function messageRow(line: Line & { kind: 'message' }, { named, onMore }: RowOptions): TemplateResult {
  const { message, own, leads } = line;
  const { senderId, senderName, content, sentAt } = message;
  return html`<li
    class="row ${own ? 'own' : ''} ${leads ? 'leads' : ''}"
    data-testid="message"
    data-message-id=${message.messageId}
    data-own=${own}
  >
    <div class="bubble" title=${formatDate(sentAt)}>
      ${
        leads && named && !own
          ? html`<div class="who">
            <a class="name" href="/players/${senderId}"><bdi>${senderName}</bdi></a>
            <time datetime=${sentAt}>${timeOf(sentAt)}</time>
          </div>`
          : html`<span class="visually-hidden"><bdi>${own ? 'You' : senderName}</bdi>, ${timeOf(sentAt)}:</span>`
      }
      ${messageText(content)}
    </div>
    ${leads && !(named && !own) ? html`<time aria-hidden="true" datetime=${sentAt}>${timeOf(sentAt)}</time>` : nothing}
    ${
      onMore
        ? html`<button
          class="more"
          data-testid="message-more"
          aria-haspopup="dialog"
          aria-label="What to do with this message of ${senderName}"
          @click=${() => onMore(message)}
        >
          ${icons.more}
        </button>`
        : nothing
    }
  </li>`;
}

interface OutgoingOptions {
  retry(id: string): void;
  drop(id: string): void;
}

export function outgoingRow(message: Outgoing, { retry, drop }: OutgoingOptions): TemplateResult {
  const { id, content, failure } = message;
  return html`<li class="row own leads ${failure ? 'failed' : 'sending'}" data-testid="outgoing" data-failed=${failure !== null}>
      <div class="bubble">
        ${failure === null ? html`<span class="visually-hidden">On its way:</span>` : nothing} ${messageText(content)}
      </div>
    </li>
    ${
      failure === null
        ? nothing
        : html`<li class="trouble" role="alert">
          <span data-testid="failure">${failure}</span>
          <span>
            <button data-testid="retry" @click=${() => retry(id)}>Try again</button>
            <button data-testid="drop" @click=${() => drop(id)}>Discard</button>
          </span>
        </li>`
    }`;
}
