import type { ReactiveController, ReactiveControllerHost } from 'lit';

const PACE_MS = 30_000;

/** Re-renders its host now and then, for texts like "5 minutes ago". */
export class MinuteClock implements ReactiveController {
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.timer = setInterval(() => this.host.requestUpdate(), PACE_MS);
  }

  hostDisconnected(): void {
    clearInterval(this.timer);
  }
}
