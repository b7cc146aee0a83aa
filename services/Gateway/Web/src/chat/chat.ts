import { ChatCommands } from '../commands/chat-commands';
import { FriendCommands } from '../commands/friend-commands';
import { CommandRefused } from '../connection/command-refused';
import type { Connection } from '../connection/connection';
import type { Frame } from '../connection/frames';
import { newCommandId } from '../connection/ids';
import type { Outbox } from '../connection/outbox';
import type { AppState, AppStore } from '../state/app-state';
import { threadOf } from '../state/threads';
import { callsForAttention } from './alerts';
import type { Channel } from './channel';
import { FriendNews } from './friend-news';
import { LobbySeats } from './lobby-seats';
import { PostBox } from './post-box';
import { PresenceReport } from './presence-report';
import { Reader } from './reader';
import { TypingSignal } from './typing-signal';

/** The chat of the person who is signed in, tied to one connection. */
export class Chat {
  readonly commands: ChatCommands;
  readonly friends: FriendCommands;
  readonly lobbies: LobbySeats;
  readonly post: PostBox;
  readonly typing: TypingSignal;
  private readonly presence: PresenceReport;
  private readonly reader: Reader;
  private readonly news: FriendNews;
  private relisting = false;

  constructor(
    private readonly store: AppStore,
    outbox: Outbox,
    connection: () => Connection,
    private readonly call: () => void,
  ) {
    const transmit = (frame: Frame) => connection().send(frame);
    const isOnline = () => connection().status.phase === 'online';
    this.commands = new ChatCommands(outbox, transmit);
    this.friends = new FriendCommands(outbox);
    this.lobbies = new LobbySeats(this.commands, isOnline);
    this.post = new PostBox(store, outbox, newCommandId, isOnline);
    this.typing = new TypingSignal((userId) => this.commands.typing(userId));
    this.presence = new PresenceReport(transmit);
    this.news = new FriendNews(() => void quietly(this.commands.friends()));
    this.reader = new Reader(store, this.commands, isOnline);
  }

  /** On a new connection: what happened in between was not told. */
  renew(): void {
    void quietly(this.commands.conversations());
    void quietly(this.commands.friends());
    this.reader.renew();
    this.lobbies.renew();
    this.presence.renew();
  }

  clear(): void {
    this.reader.clear();
    this.news.clear();
  }

  /** @param before The state before the frame. */
  received(frame: Frame, before: AppState): void {
    const { state } = this.store;
    if (callsForAttention(before, state, frame)) this.call();
    if (state.conversations.stale) void this.relist();
    this.news.heard(frame);
  }

  attention(attentive: boolean): void {
    this.store.dispatch({ kind: 'attention-changed', attentive });
    this.presence.attention(attentive);
  }

  async loadOlder(channel: Channel): Promise<void> {
    const { messages, hasMore, loadingOlder } = threadOf(this.store.state.threads, channel);
    const before = messages[0]?.messageId;
    if (!hasMore || loadingOlder || before === undefined) return;
    this.store.dispatch({ kind: 'older-asked', channel });
    if (channel.kind === 'user') await quietly(this.commands.history(channel.userId, before));
    else if (channel.kind === 'lobby') await quietly(this.commands.lobbyHistory(channel.lobbyId, before));
    this.store.dispatch({ kind: 'older-settled', channel });
  }

  private async relist(): Promise<void> {
    if (this.relisting) return;
    this.relisting = true;
    await quietly(this.commands.conversations());
    this.relisting = false;
  }
}

/** What was refused here is asked again on the next occasion. */
async function quietly(command: Promise<Frame>): Promise<void> {
  try {
    await command;
  } catch (error) {
    if (!(error instanceof CommandRefused)) throw error;
  }
}
