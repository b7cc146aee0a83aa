/** How long a die tumbles, in milliseconds. */
export const TUMBLE_MS = 1_000;

/** Without tumbling, still long enough for the events that belong to a roll to arrive. */
export const STILL_MS = 80;

/**
 * Lets the numbers wait for the dice: counts how many rolls of a game have come to rest.
 * Rolls that were already there, or more than a round at once, are shown without tumbling.
 */
export class Reveal {
  private game = '';
  private known = 0;
  private timers: ReturnType<typeof setTimeout>[] = [];
  settled = 0;

  constructor(
    private readonly still: () => boolean,
    private readonly onSettled: () => void,
  ) {}

  /** Returns how many new rolls begin to tumble now. */
  follow(game: string, rolls: number): number {
    const fresh = rolls - this.known;
    const jump = game !== this.game || fresh < 0 || fresh > 2;
    this.game = game;
    this.known = rolls;
    if (jump) this.jumpTo(rolls);
    else if (fresh > 0) this.timers.push(setTimeout(() => this.settle(rolls), this.still() ? STILL_MS : TUMBLE_MS));
    return jump ? 0 : fresh;
  }

  stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers = [];
  }

  private jumpTo(rolls: number): void {
    this.stop();
    this.settled = rolls;
  }

  private settle(rolls: number): void {
    this.settled = Math.max(this.settled, rolls);
    this.onSettled();
  }
}
