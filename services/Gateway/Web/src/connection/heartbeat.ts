const PROBE_MS = 4_000;

/** Sends a sign of life at the server's pace and reports a socket that has gone silent. */
export class Heartbeat {
  private beat: ReturnType<typeof setInterval> | undefined;
  private deadline: ReturnType<typeof setTimeout> | undefined;
  private silenceMs = 0;

  constructor(
    private readonly send: () => void,
    private readonly onSilence: () => void,
  ) {}

  start(seconds: number): void {
    this.stop();
    this.silenceMs = seconds * 2_000 + 2_000;
    this.beat = setInterval(this.send, seconds * 1_000);
    this.expectWithin(this.silenceMs);
  }

  heard(): void {
    if (this.beat !== undefined) this.expectWithin(this.silenceMs);
  }

  /** Asks for a sign of life now. */
  probe(): void {
    if (this.beat === undefined) return;
    this.send();
    this.expectWithin(PROBE_MS);
  }

  stop(): void {
    clearInterval(this.beat);
    clearTimeout(this.deadline);
    this.beat = undefined;
  }

  private expectWithin(ms: number): void {
    clearTimeout(this.deadline);
    this.deadline = setTimeout(this.onSilence, ms);
  }
}
