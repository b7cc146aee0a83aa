/** How long a die tumbles, in milliseconds. */
export const TUMBLE_MS = 1_000;

/** How long it lies still at least before it is taken up again. */
export const REST_MS = 400;

/** Without tumbling, still long enough for the events that belong to a roll to arrive. */
export const STILL_MS = 80;

/** The table may lag this many rolls behind before it skips. */
const MAX_LAG = 3;

/**
 * Lets the numbers wait for the dice: tells how many rolls of a game were thrown on the table and how many have come to rest.
 * Rolls that were already there, or more than a round at once, are shown without tumbling.
 */
export class Reveal {
  private game = '';
  private known = 0;
  private lastThrow = 0;
  private restsFrom: Record<string, number> = {};
  private timers: ReturnType<typeof setTimeout>[] = [];
  thrown = 0;
  settled = 0;

  constructor(
    private readonly still: () => boolean,
    private readonly onChange: () => void,
  ) {}

  follow(game: string, rolls: readonly { playerId: string }[]): void {
    const fresh = rolls.length - this.known;
    const jump = game !== this.game || fresh < 0 || fresh > 2 || rolls.length - this.thrown > MAX_LAG;
    this.game = game;
    const next = this.known;
    this.known = rolls.length;
    if (jump) this.jump();
    else for (const [i, { playerId }] of rolls.entries()) if (i >= next) this.schedule(i + 1, playerId);
  }

  /** Everything known lies on the table now. */
  jump(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers = [];
    this.restsFrom = {};
    this.thrown = this.known;
    this.settled = this.known;
  }

  /** Different dice may tumble at the same time, but each is seen to rest before it is thrown again. */
  private schedule(roll: number, playerId: string): void {
    const now = Date.now();
    const still = this.still();
    const free = still ? 0 : (this.restsFrom[playerId] ?? 0) + REST_MS;
    const at = Math.max(now, this.lastThrow, free);
    const rest = at + (still ? STILL_MS : TUMBLE_MS);
    this.lastThrow = at;
    this.restsFrom[playerId] = rest;
    if (at === now) this.thrown = roll;
    else this.timers.push(setTimeout(() => this.advance(roll, this.settled), at - now));
    this.timers.push(setTimeout(() => this.advance(roll, roll), rest - now));
  }

  private advance(thrown: number, settled: number): void {
    this.thrown = Math.max(this.thrown, thrown);
    this.settled = Math.max(this.settled, settled);
    this.onChange();
  }
}
