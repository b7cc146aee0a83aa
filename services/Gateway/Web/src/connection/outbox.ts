import { CommandRefused } from './command-refused';
import { type ErrorFrame, type Frame, isError } from './frames';

/** Below the five minutes for which the server recognises a repeated command. */
const REPEATABLE_MS = 4 * 60_000;
const MAX_REPEATS = 5;

/** With these a command that was refused may well succeed a moment later. */
const PASSING = ['UNAVAILABLE'];

interface Pending {
  frame: Frame;
  passing: readonly string[];
  sentAt: number;
  repeats: number;
  resolve(answer: Frame): void;
  reject(refusal: CommandRefused): void;
}

/** Commands that wait for their answer; repeated with the same id after each reconnect. */
export class Outbox {
  private readonly pending = new Map<string, Pending>();

  constructor(
    private readonly transmit: (frame: Frame) => void,
    private readonly newId: () => string,
  ) {}

  /** @param id To repeat a command whose answer never came. */
  submit(command: Frame, id: string = this.newId()): Promise<Frame> {
    return this.send({ ...command, id }, id, PASSING);
  }

  /** For a question that nobody pressed a button for: it waits when too many are asked. */
  ask(question: Frame): Promise<Frame> {
    const id = this.newId();
    return this.send({ ...question, id }, id, [...PASSING, 'RATE_LIMITED']);
  }

  /** Never sends a command again. An answer that comes all the same is told to nobody. */
  forget(id: string): void {
    this.pending.delete(id);
  }

  settle(answer: Frame): void {
    const id = answer.correlationId;
    const entry = id === undefined ? undefined : this.pending.get(id);
    if (id === undefined || !entry) return;
    if (isError(answer) && this.willRepeat(answer, entry)) return;
    this.pending.delete(id);
    if (isError(answer)) entry.reject(CommandRefused.from(answer));
    else entry.resolve(answer);
  }

  resend(): void {
    for (const [id, entry] of [...this.pending]) {
      if (Date.now() - entry.sentAt < REPEATABLE_MS) {
        this.transmit(entry.frame);
      } else {
        this.pending.delete(id);
        entry.reject(new CommandRefused('TIMEOUT', 'That took too long, please try again.'));
      }
    }
  }

  abandon(): void {
    const entries = [...this.pending.values()];
    this.pending.clear();
    for (const entry of entries) entry.reject(new CommandRefused('SIGNED_OUT', 'You are signed out.'));
  }

  private send(frame: Frame, id: string, passing: readonly string[]): Promise<Frame> {
    return new Promise((resolve, reject) => {
      this.pending.set(id, { frame, passing, sentAt: Date.now(), repeats: 0, resolve, reject });
      this.transmit(frame);
    });
  }

  private willRepeat({ code, retryAfterMs }: ErrorFrame, entry: Pending): boolean {
    if (!entry.passing.includes(code) || entry.repeats >= MAX_REPEATS) return false;
    entry.repeats += 1;
    setTimeout(() => this.pending.has(entry.frame.id as string) && this.transmit(entry.frame), retryAfterMs ?? 1_000);
    return true;
  }
}
