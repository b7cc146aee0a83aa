import { CommandRefused } from '../connection/command-refused';
import type { Frame } from '../connection/frames';
import type { Outbox } from '../connection/outbox';
import type { AppStore } from '../state/app-state';
import { threadOf } from '../state/threads';
import { type Channel, sending } from './channel';

/** After this long without an answer the person is told, and may send the very same command again. */
const PATIENCE_MS = 15_000;

/** With these the server has not judged the message: the same command may be repeated. */
const UNDECIDED = ['TIMEOUT', 'UNAVAILABLE', 'RATE_LIMITED', 'INTERNAL'];

/** Writes messages: each is shown at once, and says so if it does not arrive. */
export class PostBox {
  constructor(
    private readonly store: AppStore,
    private readonly outbox: Outbox,
    private readonly newId: () => string,
    private readonly isOnline: () => boolean,
  ) {}

  write(channel: Channel, text: string): void {
    const content = text.trim();
    if (content !== '') void this.send(channel, this.newId(), content);
  }

  retry(channel: Channel, id: string): void {
    const failed = threadOf(this.store.state.threads, channel).outgoing.find((message) => message.id === id);
    if (!failed) return;
    if (failed.refused) this.drop(channel, id);
    void this.send(channel, failed.refused ? this.newId() : id, failed.content);
  }

  /** What is not sent so far never is. */
  drop(channel: Channel, id: string): void {
    this.outbox.forget(id);
    this.store.dispatch({ kind: 'message-dropped', channel, id });
  }

  private async send(channel: Channel, id: string, content: string): Promise<void> {
    this.store.dispatch({ kind: 'message-queued', channel, id, content, at: Date.now() });
    const patience = setTimeout(() => {
      if (this.isOnline()) this.fail(channel, id, 'The server has not answered.', false);
    }, PATIENCE_MS);
    try {
      this.judge(channel, id, await this.outbox.submit(sending(channel, content), id));
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      this.fail(channel, id, error.message, !UNDECIDED.includes(error.code));
    } finally {
      clearTimeout(patience);
    }
  }

  private judge(channel: Channel, id: string, answer: Frame): void {
    if (answer.type === 'chat.event.message_rejected') this.fail(channel, id, String(answer.message), true);
  }

  private fail(channel: Channel, id: string, reason: string, refused: boolean): void {
    this.store.dispatch({ kind: 'message-failed', channel, id, reason, refused });
  }
}
