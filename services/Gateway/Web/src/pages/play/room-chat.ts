import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { chat, store } from '../../app/services';
import type { Channel } from '../../chat/channel';
import type { ChatMessage } from '../../chat/frames';
import { type Thread, withoutBlocked } from '../../chat/thread';
import type { RoomView } from '../../rooms/room-state';
import { Selection } from '../../state/selection';
import { userOf } from '../../state/session';
import { threadOf } from '../../state/threads';
import '../../talk/arrival-voice';
import { messageActions } from '../../talk/message-actions';
import '../../talk/message-composer';
import '../../talk/message-list';
import { MuteNotice } from '../../talk/mute-notice';
import { panelStyles } from '../../talk/panel.styles';
import { SeenLine } from '../../talk/seen-line';
import type { ActionSheet } from '../../ui/action-sheet';
import '../../ui/action-sheet';
import { icons } from '../../ui/icons';
import { badge } from '../../ui/styles/badge';
import { base } from '../../ui/styles/base';
import { roomChatStyles } from './room-chat.styles';

/** What the players say among themselves, or those who watch. */
@customElement('room-chat')
export class RoomChat extends LitElement {
  static override styles = [base, badge, panelStyles, roomChatStyles];

  @property({ attribute: false }) view!: RoomView;
  @state() private open = matchMedia('(min-width: 1000px)').matches;
  @state() private seenCount = 0;
  private readonly all = new Selection(this, store, (state) => threadOf(state.threads, this.channel));
  private readonly blocked = new Selection(this, store, (state) => state.people.blocked);
  private readonly muted = new MuteNotice(this, store);
  private readonly viewer = new Selection(this, store, (state) => userOf(state.session));
  @query('action-sheet') private readonly sheet!: ActionSheet;
  private readonly seen = new SeenLine(this, () => this.thread);

  override render() {
    return html`<details
      class="panel"
      data-testid="room-chat"
      data-audience=${this.channel.kind}
      ?open=${this.open}
      @toggle=${this.toggled}
    >
      <summary data-testid="room-chat-toggle">
        <span class="icon">${icons.chat}</span>${this.heading} ${this.open ? nothing : this.preview()}
      </summary>
      <div class="content">${this.content()}</div>
    </details><action-sheet></action-sheet>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('view');
    if (before && before.room.roomId !== this.view.room.roomId) this.seenCount = 0;
    if (this.open) this.seenCount = this.heard;
  }

  private get channel(): Channel {
    const { roomId } = this.view?.room ?? { roomId: '' };
    return { kind: this.view?.you.role === 'spectator' ? 'spectators' : 'players', roomId };
  }

  private get thread(): Thread {
    return withoutBlocked(this.all.value, this.blocked.value);
  }

  private get heading(): string {
    return this.channel.kind === 'spectators' ? 'Spectators' : 'Table talk';
  }

  private get emptyText(): string {
    return this.channel.kind === 'spectators'
      ? 'Only those who watch can read this.'
      : 'Only the players can read this.';
  }

  private get heard(): number {
    return this.thread.messages.filter(({ senderId }) => senderId !== this.view.viewerId).length;
  }

  private content() {
    const { channel } = this;
    const { viewerId } = this.view;
    return html`<message-list
        named
        label=${this.heading}
        emptyText=${this.emptyText}
        .thread=${this.thread}
        .viewerId=${viewerId}
        .seenUpTo=${this.seen.upTo}
        .onMore=${this.offer}
        @retry=${({ detail }: CustomEvent<string>) => chat.post.retry(channel, detail)}
        @drop=${({ detail }: CustomEvent<string>) => chat.post.drop(channel, detail)}
      ></message-list>
      <arrival-voice
        ready
        .channel=${channel.kind + this.view.room.roomId}
        .viewerId=${viewerId}
        .messages=${this.thread.messages}
      ></arrival-voice>
      <message-composer
        label=${channel.kind === 'spectators' ? 'Message to who watches' : 'Message to the table'}
        hint="Say something"
        .channel=${channel.kind + this.view.room.roomId}
        .blockedBy=${this.muted.text}
        @write=${({ detail }: CustomEvent<string>) => chat.post.write(channel, detail)}
      ></message-composer>`;
  }

  private preview() {
    const last = this.thread.messages.at(-1);
    const unseen = this.heard - this.seenCount;
    return html`<span class="preview">
        ${last ? html`<bdi>${last.senderName}</bdi>: <bdi>${last.content}</bdi>` : nothing}
      </span>
      ${unseen > 0 ? html`<span class="count" data-testid="room-chat-count">${unseen}</span>` : nothing}`;
  }

  /** What is said at tables is not kept, so nobody can look at a report of it. */
  private readonly offer = (message: ChatMessage): void => {
    const { people } = store.state;
    const isAdmin = this.viewer.value?.roles.includes('admin') === true;
    const actions = messageActions({ message, people, isAdmin });
    void this.sheet.open(message.senderName, message.content, actions);
  };

  private toggled(event: Event): void {
    this.open = (event.target as HTMLDetailsElement).open;
  }
}
