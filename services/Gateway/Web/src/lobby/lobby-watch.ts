import type { Frame } from '../connection/frames';
import type { Outbox } from '../connection/outbox';

/** Keeps the lists of open rooms live, also over reconnects. */
export class LobbyWatch {
  private readonly watched = new Set<string>();

  constructor(
    private readonly outbox: Outbox,
    private readonly isOnline: () => boolean,
  ) {}

  watch(gameType: string): void {
    if (this.watched.has(gameType)) return;
    this.watched.add(gameType);
    if (this.isOnline()) void this.ask(gameType);
  }

  /** The server forgets who watched when a socket goes. */
  renew(): void {
    for (const gameType of this.watched) void this.ask(gameType);
  }

  clear(): void {
    this.watched.clear();
  }

  private ask(gameType: string): Promise<Frame | undefined> {
    return this.outbox.submit({ type: 'games.command.list_rooms', gameType }).catch(() => undefined);
  }
}
