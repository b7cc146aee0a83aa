const PAUSE_MS = 2_000;

/** Tells the other one that this person is writing, not more often than the server passes on. */
export class TypingSignal {
  private lastAt = Number.NEGATIVE_INFINITY;
  private lastTo = '';

  constructor(private readonly tell: (userId: string) => void) {}

  typed(userId: string): void {
    const now = Date.now();
    if (userId === this.lastTo && now - this.lastAt < PAUSE_MS) return;
    this.lastAt = now;
    this.lastTo = userId;
    this.tell(userId);
  }

  /** The next message is written from its beginning. */
  sent(): void {
    this.lastTo = '';
  }
}
