import type { ErrorFrame } from './frames';

/** The server (or the loss of the session) said no to a command; the message is meant for a person. */
export class CommandRefused extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly roomId?: string,
  ) {
    super(message);
    this.name = 'CommandRefused';
  }

  static from(frame: ErrorFrame): CommandRefused {
    return new CommandRefused(frame.code, frame.message, frame.roomId);
  }
}
