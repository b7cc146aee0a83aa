import type { ChatCommands } from '../commands/chat-commands';
import { CommandRefused } from '../connection/command-refused';
import type { AppState, AppStore } from '../state/app-state';
import { readingWith } from '../state/dock';
import { threadOf } from '../state/threads';

/** Loads the conversation that is open, and tells the server what of it the person has seen. */
export class Reader {
  /** Conversations that were asked for on this connection. */
  private readonly asked = new Set<string>();
  private readonly marked = new Map<string, string>();

  constructor(
    private readonly store: AppStore,
    private readonly commands: ChatCommands,
    private readonly isOnline: () => boolean,
  ) {
    store.subscribe(() => this.follow(store.state));
  }

  /** What was not heard since the last connection is missing from every conversation. */
  renew(): void {
    this.clear();
    this.follow(this.store.state);
  }

  clear(): void {
    this.asked.clear();
    this.marked.clear();
  }

  private follow(state: AppState): void {
    if (!this.isOnline() || state.session.status !== 'signed-in') return;
    const { open, withId } = state.dock;
    if (open && withId !== null) this.load(withId);
    const reading = readingWith(state.dock);
    if (reading !== null) this.mark(state, reading);
  }

  private load(userId: string): void {
    if (this.asked.has(userId)) return;
    this.asked.add(userId);
    this.commands.history(userId).catch((error: unknown) => {
      if (!(error instanceof CommandRefused)) throw error;
      this.asked.delete(userId);
    });
  }

  private mark(state: AppState, userId: string): void {
    const thread = threadOf(state.threads, { kind: 'user', userId });
    const newest = thread.messages.findLast(({ senderId }) => senderId === userId)?.messageId;
    const readUpTo = state.conversations.byId[userId]?.readUpTo ?? '';
    if (!thread.loaded || !newest || newest <= readUpTo || newest <= (this.marked.get(userId) ?? '')) return;
    this.marked.set(userId, newest);
    this.commands.markRead(userId, newest).catch((error: unknown) => {
      if (!(error instanceof CommandRefused)) throw error;
      if (this.marked.get(userId) === newest) this.marked.delete(userId);
    });
  }
}
