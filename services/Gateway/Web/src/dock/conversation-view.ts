import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { chat, store } from '../app/services';
import type { Channel } from '../chat/channel';
import type { ChatMessage } from '../chat/frames';
import { isFriend } from '../state/people';
import { Selection } from '../state/selection';
import { userOf } from '../state/session';
import { threadOf } from '../state/threads';
import '../talk/arrival-voice';
import '../talk/message-composer';
import type { MessageComposer } from '../talk/message-composer';
import '../talk/message-list';
import type { ReportDialog } from '../talk/report-dialog';
import '../talk/report-dialog';
import { SeenLine } from '../talk/seen-line';
import '../talk/typing-dots';
import { icons } from '../ui/icons';
import { base } from '../ui/styles/base';
import { buttons } from '../ui/styles/buttons';
import { conversationStyles } from './conversation-view.styles';
import './friendship-notice';
import { MinuteClock } from './minute-clock';
import './person-face';
import { presenceText } from './presence-text';

/** What two people have written to each other, and where the next message is written. */
@customElement('conversation-view')
export class ConversationView extends LitElement {
  static override styles = [base, buttons, conversationStyles];

  @property() userId = '';
  private readonly talk = new Selection(this, store, (state) => state.conversations.byId[this.userId]);
  private readonly thread = new Selection(this, store, (state) => threadOf(state.threads, this.channel));
  private readonly typing = new Selection(this, store, (state) => state.conversations.typing[this.userId] ?? 0);
  private readonly people = new Selection(this, store, (state) => state.people);
  private readonly viewer = new Selection(this, store, (state) => userOf(state.session));
  private readonly seen = new SeenLine(this, () => this.thread.value);
  private startedIn = '';
  private dotsEnd: ReturnType<typeof setTimeout> | undefined;
  @query('message-composer') private readonly composer!: MessageComposer;
  @query('report-dialog') private readonly report!: ReportDialog;

  constructor() {
    super();
    new MinuteClock(this);
  }

  /** A keyboard on the screen comes only when it is asked for. */
  override focus(): void {
    if (matchMedia('(hover: none)').matches) this.renderRoot.querySelector<HTMLElement>('[data-testid=back]')?.focus();
    else this.composer?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.dotsEnd);
  }

  override render() {
    const viewerId = this.viewer.value?.id ?? '';
    const { messages, loaded } = this.thread.value;
    return html`${this.head()} ${this.notice()}
      <message-list
        label="Messages with ${this.name}"
        emptyText=${loaded ? 'Say hello.' : 'Looking for your messages…'}
        .thread=${this.thread.value}
        .viewerId=${viewerId}
        .seenUpTo=${this.seen.upTo}
        .theirReadUpTo=${this.talk.value?.theirReadUpTo ?? null}
        .onMore=${this.reportMessage}
        @load-older=${() => chat.loadOlder(this.channel)}
        @retry=${({ detail }: CustomEvent<string>) => chat.post.retry(this.channel, detail)}
        @drop=${({ detail }: CustomEvent<string>) => chat.post.drop(this.channel, detail)}
      ></message-list>
      <arrival-voice ?ready=${loaded} .channel=${this.userId} .viewerId=${viewerId} .messages=${messages}></arrival-voice>
      <div role="status">${this.isTyping ? html`<typing-dots data-testid="typing" .name=${this.name}></typing-dots>` : nothing}</div>
      <message-composer
        label="Message to ${this.name}"
        .channel=${this.userId}
        @typed=${() => this.mayWrite && chat.typing.typed(this.userId)}
        @write=${this.write}
      ></message-composer>
      <report-dialog></report-dialog>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('userId')) this.startedIn = '';
    const talk = store.state.conversations.byId[this.userId];
    if (this.startedIn === this.userId || !threadOf(store.state.threads, this.channel).loaded) return;
    this.startedIn = this.userId;
    this.seen.startAt(talk?.readUpTo ?? '');
  }

  protected override updated(): void {
    clearTimeout(this.dotsEnd);
    if (this.isTyping) this.dotsEnd = setTimeout(() => this.requestUpdate(), this.typing.value - Date.now());
  }

  private get channel(): Channel {
    return { kind: 'user', userId: this.userId };
  }

  private get name(): string {
    return this.talk.value?.username ?? '';
  }

  private get isTyping(): boolean {
    return this.typing.value > Date.now();
  }

  private get mayWrite(): boolean {
    return isFriend(this.people.value, this.userId) || this.viewer.value?.roles.includes('admin') === true;
  }

  private head() {
    const presence = this.people.value.presence[this.userId];
    return html`<header>
      <button
        class="button quiet icon"
        data-testid="back"
        aria-label="Back to all conversations"
        @click=${() => this.dispatchEvent(new CustomEvent('back'))}
      >
        ${icons.back}
      </button>
      <person-face .name=${this.name} .presence=${presence}></person-face>
      <div class="text">
        <a class="name" href="/players/${this.userId}" data-testid="with"><bdi>${this.name}</bdi></a>
        <span class="detail" data-testid="presence">${presence ? presenceText(presence, Date.now()) : ''}</span>
      </div>
      <slot></slot>
    </header>`;
  }

  private notice() {
    if (!this.people.value.loaded || this.mayWrite) return nothing;
    return html`<friendship-notice .userId=${this.userId} .username=${this.name}></friendship-notice>`;
  }

  private write({ detail }: CustomEvent<string>): void {
    chat.typing.sent();
    chat.post.write(this.channel, detail);
  }

  private readonly reportMessage = ({ messageId, content }: ChatMessage): void => {
    void this.report.ask(messageId, { withUserId: this.userId }, content);
  };
}
