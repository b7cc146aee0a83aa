import type { Frame } from '../connection/frames';
import type { Outbox } from '../connection/outbox';

const command = (name: string, fields: object = {}): Frame => ({ type: `chat.command.${name}`, ...fields });

/** What a person can ask of Chat besides writing. Each resolves with the server's first answer or rejects with CommandRefused. */
export class ChatCommands {
  constructor(
    private readonly outbox: Outbox,
    private readonly transmit: (frame: Frame) => void,
  ) {}

  conversations(): Promise<Frame> {
    return this.ask('conversations');
  }

  friends(): Promise<Frame> {
    return this.ask('friends');
  }

  history(withUserId: string, before?: string): Promise<Frame> {
    return this.ask('history', before === undefined ? { withUserId } : { withUserId, before });
  }

  markRead(withUserId: string, upTo: string): Promise<Frame> {
    return this.submit('mark_read', { withUserId, upTo });
  }

  /** Has no answer, and is not worth repeating. */
  typing(recipientId: string): void {
    this.transmit(command('typing', { recipientId }));
  }

  joinLobby(lobbyId: string): Promise<Frame> {
    return this.ask('join_lobby', { lobbyId });
  }

  /** Has no answer: a socket that is gone has left anyway. */
  leaveLobby(lobbyId: string): void {
    this.transmit(command('leave_lobby', { lobbyId }));
  }

  lobbyHistory(lobbyId: string, before: string): Promise<Frame> {
    return this.ask('lobby_history', { lobbyId, before });
  }

  deleteLobbyMessage(lobbyId: string, messageId: string): Promise<Frame> {
    return this.submit('delete_lobby_message', { lobbyId, messageId });
  }

  report(messageId: string, where: { lobbyId: string } | { withUserId: string }, reason: string): Promise<Frame> {
    return this.submit('report_message', { messageId, ...where, ...(reason === '' ? {} : { reason }) });
  }

  mute(userId: string, minutes: number): Promise<Frame> {
    return this.submit('mute_user', { userId, minutes });
  }

  unmute(userId: string): Promise<Frame> {
    return this.submit('unmute_user', { userId });
  }

  private ask(name: string, fields: object = {}): Promise<Frame> {
    return this.outbox.ask(command(name, fields));
  }

  private submit(name: string, fields: object = {}): Promise<Frame> {
    return this.outbox.submit(command(name, fields));
  }
}
