import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Where in a past game the page is, and how it goes on from there by itself. */
export class Playback implements ReactiveController {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private length = 0;
  position = 0;
  playing = false;
  speed = 1;
  /** After a jump nothing is to tumble. */
  jumped = true;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly restAfter: (position: number) => number,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.pause();
  }

  /** Begins at the start of a game with so many moments. */
  load(length: number): void {
    this.length = length;
    this.pause();
    this.move(0, true);
  }

  get last(): number {
    return Math.max(0, this.length - 1);
  }

  get isStill(): boolean {
    return this.jumped || (this.playing && this.speed > 1);
  }

  seek(position: number): void {
    this.move(position, true);
    if (this.playing) this.waitForNext();
  }

  step(by: number): void {
    this.pause();
    this.move(this.position + by, by < 0);
  }

  toggle(): void {
    if (this.playing) {
      this.pause();
      return;
    }
    if (this.position === this.last) this.move(0, true);
    this.playing = true;
    this.waitForNext();
    this.host.requestUpdate();
  }

  setSpeed(speed: number): void {
    this.speed = speed;
    if (this.playing) this.waitForNext();
    this.host.requestUpdate();
  }

  pause(): void {
    clearTimeout(this.timer);
    this.playing = false;
    this.host.requestUpdate();
  }

  private waitForNext(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.advance(), this.restAfter(this.position) / this.speed);
  }

  private advance(): void {
    this.move(this.position + 1, false);
    if (this.position === this.last) this.pause();
    else this.waitForNext();
  }

  private move(to: number, jumped: boolean): void {
    this.position = Math.min(this.last, Math.max(0, to));
    this.jumped = jumped;
    this.host.requestUpdate();
  }
}
