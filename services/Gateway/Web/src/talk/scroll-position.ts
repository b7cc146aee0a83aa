const NEAR_END_PX = 60;

/** Keeps what a person reads in place while messages are put before and behind it. */
export class ScrollPosition {
  isAtEnd = true;
  private fromEnd = 0;
  private top = 0;

  constructor(private readonly box: () => HTMLElement) {}

  /** After the person has scrolled. */
  note(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.box();
    this.isAtEnd = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
  }

  /** Before the content changes. */
  remember(): void {
    const { scrollHeight, scrollTop } = this.box();
    this.fromEnd = scrollHeight - scrollTop;
    this.top = scrollTop;
  }

  /** After it has changed: what came before pushes down, what came behind does not, unless the end was in sight. */
  restore(): void {
    if (this.isAtEnd) this.toEnd();
    else if (this.top < NEAR_END_PX * 2) this.box().scrollTop = this.box().scrollHeight - this.fromEnd;
  }

  toEnd(): void {
    this.isAtEnd = true;
    this.box().scrollTop = this.box().scrollHeight;
  }
}
