import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { store } from '../app/services';
import type { Thread } from '../chat/thread';

/** Remembers the last message that was there when the person looked away: what comes after it is new. */
export class SeenLine implements ReactiveController {
  upTo: string | null = null;
  private attentive = store.state.dock.attentive;
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly thread: () => Thread,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.unsubscribe = store.subscribe(() => this.follow());
  }

  hostDisconnected(): void {
    this.unsubscribe?.();
  }

  /** Where the person begins to read. */
  startAt(upTo: string | null): void {
    this.upTo = upTo;
    this.host.requestUpdate();
  }

  private follow(): void {
    const { attentive } = store.state.dock;
    if (attentive === this.attentive) return;
    this.attentive = attentive;
    const last = this.thread().messages.at(-1)?.messageId;
    if (!attentive && last) this.startAt(last);
  }
}
