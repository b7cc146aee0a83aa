import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { icons } from '../ui/icons';
import { base } from '../ui/styles/base';
import { buttons } from '../ui/styles/buttons';

export const CONTENT_MAX = 2_000;
const NEARLY_FULL = 200;

/** Where a message is written. Enter sends, Shift and Enter begins a new line. */
@customElement('message-composer')
export class MessageComposer extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      form {
        display: flex;
        align-items: flex-end;
        gap: 0.4rem;
        padding: 0.55rem 0.6rem;
        border-top: 1px solid var(--line);
      }
      textarea {
        flex: 1;
        min-width: 0;
        min-height: 44px;
        max-height: 8.5rem;
        padding: 0.58rem 0.85rem;
        border: 2px solid var(--line-strong);
        border-radius: 22px;
        background: var(--surface-raised);
        color: var(--ink);
        font: inherit;
        font-size: 1rem;
        line-height: 1.35;
        resize: none;
        field-sizing: content;
      }
      textarea:focus-visible {
        outline-offset: 0;
      }
      textarea::placeholder {
        color: var(--ink-soft);
      }
      .button.icon {
        flex: none;
        width: 44px;
        border-radius: 50%;
      }
      .left {
        padding: 0 1rem 0.4rem;
        color: var(--ink-soft);
        font-size: 0.78rem;
        text-align: end;
      }
      .left.over {
        color: var(--danger);
        font-weight: 700;
      }
    `,
  ];

  @property() label = 'Message';
  @property() hint = 'Write a message';
  /** Why nothing can be written now; empty when it can. */
  @property() blockedBy = '';
  /** Another channel has another draft. */
  @property() channel = '';
  @state() private text = '';
  @query('textarea') private readonly box!: HTMLTextAreaElement;
  private readonly drafts = new Map<string, string>();

  override focus(): void {
    this.box?.focus();
  }

  override render() {
    const left = CONTENT_MAX - this.text.trim().length;
    return html`<form @submit=${this.submit}>
        <textarea
          rows="1"
          dir="auto"
          data-testid="compose"
          aria-label=${this.label}
          placeholder=${this.blockedBy || this.hint}
          enterkeyhint="send"
          ?disabled=${this.blockedBy !== ''}
          .value=${this.text}
          @input=${this.typed}
          @keydown=${this.pressed}
        ></textarea>
        <button
          class="button primary icon"
          data-testid="send"
          aria-label="Send"
          title="Send"
          ?disabled=${this.text.trim() === '' || left < 0 || this.blockedBy !== ''}
        >
          ${icons.send}
        </button>
      </form>
      ${left < NEARLY_FULL ? html`<p class="left ${left < 0 ? 'over' : ''}" role="status">${leftText(left)}</p>` : nothing}`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('channel')) this.text = this.drafts.get(this.channel) ?? '';
  }

  private typed(): void {
    this.text = this.box.value;
    this.drafts.set(this.channel, this.text);
    if (this.text.trim() !== '') this.dispatchEvent(new CustomEvent('typed'));
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit(event);
  }

  private submit(event: Event): void {
    event.preventDefault();
    const content = this.text.trim();
    if (content === '' || content.length > CONTENT_MAX || this.blockedBy !== '') return;
    this.drafts.delete(this.channel);
    this.text = '';
    this.dispatchEvent(new CustomEvent('write', { detail: content }));
    this.focus();
  }
}

const leftText = (left: number): string => (left < 0 ? `${-left} characters too many` : `${left} characters left`);
