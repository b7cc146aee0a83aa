import type { Frame } from './frames';

const PATIENCE_MS = 5_000;

/** Asks for what was missed, one question at a time. */
export class RoomSync {
  private askedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly send: (frame: Frame) => void,
    private readonly lastSeqs: () => Record<string, number>,
  ) {}

  /** On a new socket: whatever was asked on the old one is void. */
  restart(): void {
    this.askedAt = Date.now();
    this.send({ type: 'system.command.sync_state', rooms: this.lastSeqs() });
  }

  fillGap(): void {
    if (Date.now() - this.askedAt >= PATIENCE_MS) this.restart();
  }

  answered(): void {
    this.askedAt = Number.NEGATIVE_INFINITY;
  }
}
