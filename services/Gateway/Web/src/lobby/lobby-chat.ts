import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { attempt, chat, store } from '../app/services';
import type { Channel } from '../chat/channel';
import type { ChatMessage } from '../chat/frames';
import { withoutBlocked } from '../chat/thread';
import { Selection } from '../state/selection';
import { userOf } from '../state/session';
import { threadOf } from '../state/threads';
import '../talk/arrival-voice';
import '../talk/message-composer';
import { messageActions } from '../talk/message-actions';
import '../talk/message-list';
import { MuteNotice } from '../talk/mute-notice';
import { panelStyles } from '../talk/panel.styles';
import type { ReportDialog } from '../talk/report-dialog';
import '../talk/report-dialog';
import { SeenLine } from '../talk/seen-line';
import type { ActionSheet } from '../ui/action-sheet';
import '../ui/action-sheet';
import { icons } from '../ui/icons';
import { base } from '../ui/styles/base';
import { surfaces } from '../ui/styles/surfaces';
import { lobbyChatStyles } from './lobby-chat.styles';

/** What everybody in a lobby says. The lobby is heard while this is on the page. */
@customElement('lobby-chat')
export class LobbyChat extends LitElement {
  static override styles = [base, surfaces, panelStyles, lobbyChatStyles];

  @property() lobbyId = '';
  @property() heading = 'Lobby';
  private entered = '';
  private readonly thread = new Selection(this, store, (state) => threadOf(state.threads, this.channel));
  private readonly count = new Selection(this, store, (state) => state.headCounts[this.lobbyId] ?? null);
  private readonly people = new Selection(this, store, (state) => state.people);
  private readonly muted = new MuteNotice(this, store);
  private readonly viewer = new Selection(this, store, (state) => userOf(state.session));
  private readonly seen = new SeenLine(this, () => this.thread.value);
  @query('action-sheet') private readonly sheet!: ActionSheet;
  @query('report-dialog') private readonly report!: ReportDialog;

  override connectedCallback(): void {
    super.connectedCallback();
    this.enter();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leave();
  }

  override render() {
    const viewerId = this.viewer.value?.id ?? '';
    const thread = withoutBlocked(this.thread.value, this.people.value.blocked);
    const { messages, loaded } = thread;
    return html`<section class="panel" aria-labelledby="heading" data-testid="lobby-chat">
        <header><h2 id="heading">${this.heading}</h2>${this.headCount()}</header>
        <message-list
          named
          label="Messages in ${this.heading}"
          emptyText=${loaded ? 'Nobody has said anything yet. Say hello!' : 'Listening in…'}
          .thread=${thread}
          .viewerId=${viewerId}
          .seenUpTo=${this.seen.upTo}
          .onMore=${this.offer}
          @load-older=${() => chat.loadOlder(this.channel)}
          @retry=${({ detail }: CustomEvent<string>) => chat.post.retry(this.channel, detail)}
          @drop=${({ detail }: CustomEvent<string>) => chat.post.drop(this.channel, detail)}
        ></message-list>
        <arrival-voice ?ready=${loaded} .channel=${this.lobbyId} .viewerId=${viewerId} .messages=${messages}></arrival-voice>
        <message-composer
          label="Message to everyone"
          hint="Say something to everyone"
          .channel=${this.lobbyId}
          .blockedBy=${this.muted.text}
          @write=${({ detail }: CustomEvent<string>) => chat.post.write(this.channel, detail)}
        ></message-composer>
      </section>
      <action-sheet></action-sheet><report-dialog></report-dialog>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('lobbyId')) this.enter();
  }

  private get channel(): Channel {
    return { kind: 'lobby', lobbyId: this.lobbyId };
  }

  private headCount() {
    const count = this.count.value;
    if (count === null) return nothing;
    return html`<span class="chip" title="In this lobby now">
      <span class="icon">${icons.people}</span><span data-testid="lobby-count">${count}</span>
      <span class="visually-hidden">here now</span>
    </span>`;
  }

  private enter(): void {
    if (this.lobbyId === this.entered || !this.isConnected) return;
    this.leave();
    this.entered = this.lobbyId;
    if (this.lobbyId !== '') chat.lobbies.enter(this.lobbyId);
  }

  private leave(): void {
    if (this.entered !== '') chat.lobbies.leave(this.entered);
    this.entered = '';
  }

  private readonly offer = (message: ChatMessage): void => {
    const { people } = store.state;
    const { lobbyId } = this;
    const isAdmin = this.viewer.value?.roles.includes('admin') === true;
    const report = () => void this.report.ask(message.messageId, { lobbyId }, message.content);
    const remove = () => void attempt(chat.commands.deleteLobbyMessage(lobbyId, message.messageId));
    void this.sheet.open(
      message.senderName,
      message.content,
      messageActions({ message, people, isAdmin, report, remove }),
    );
  };
}
