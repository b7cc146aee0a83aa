import type { Frame } from '../connection/frames';
import type { Outbox } from '../connection/outbox';

/** What a person can do about another one. */
export class FriendCommands {
  constructor(private readonly outbox: Outbox) {}

  request(person: { userId: string } | { username: string }): Promise<Frame> {
    return this.outbox.submit({ type: 'chat.command.request_friend', ...person });
  }

  accept(userId: string): Promise<Frame> {
    return this.about('accept_friend', userId);
  }

  /** Also takes the own request back. */
  decline(userId: string): Promise<Frame> {
    return this.about('decline_friend', userId);
  }

  remove(userId: string): Promise<Frame> {
    return this.about('remove_friend', userId);
  }

  block(userId: string): Promise<Frame> {
    return this.about('block_user', userId);
  }

  unblock(userId: string): Promise<Frame> {
    return this.about('unblock_user', userId);
  }

  private about(command: string, userId: string): Promise<Frame> {
    return this.outbox.submit({ type: `chat.command.${command}`, userId });
  }
}
