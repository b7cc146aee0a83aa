import type { Frame } from '../connection/frames';

export const AWAY_AFTER_MS = 5 * 60_000;

/** Tells the server when nobody has looked at this page for a while, and when somebody does again. */
export class PresenceReport {
  private away = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly transmit: (frame: Frame) => void) {}

  attention(attentive: boolean): void {
    clearTimeout(this.timer);
    if (!attentive) this.timer = setTimeout(() => this.change(true), AWAY_AFTER_MS);
    else if (this.away) this.change(false);
  }

  /** To the server every new socket is somebody who looks. */
  renew(): void {
    if (this.away) this.change(true);
  }

  private change(away: boolean): void {
    this.away = away;
    this.transmit({ type: 'system.command.set_presence', status: away ? 'away' : 'online' });
  }
}
