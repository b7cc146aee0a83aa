import type { ChatCommands } from '../commands/chat-commands';
import { CommandRefused } from '../connection/command-refused';

const RETRY_MS = 3_000;

/** Which lobbies this page hears: as many as are shown, also over reconnects. */
export class LobbySeats {
  private readonly shown = new Map<string, number>();

  constructor(
    private readonly commands: ChatCommands,
    private readonly isOnline: () => boolean,
  ) {}

  enter(lobbyId: string): void {
    const count = this.shown.get(lobbyId) ?? 0;
    this.shown.set(lobbyId, count + 1);
    if (count === 0) void this.join(lobbyId);
  }

  leave(lobbyId: string): void {
    const count = (this.shown.get(lobbyId) ?? 0) - 1;
    if (count > 0) {
      this.shown.set(lobbyId, count);
    } else if (this.shown.delete(lobbyId)) {
      this.commands.leaveLobby(lobbyId);
    }
  }

  /** The server forgets who is where when a socket goes. */
  renew(): void {
    for (const lobbyId of this.shown.keys()) void this.join(lobbyId);
  }

  private async join(lobbyId: string): Promise<void> {
    if (!this.isOnline()) return;
    try {
      await this.commands.joinLobby(lobbyId);
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      if (error.code === 'UNAVAILABLE' || error.code === 'RATE_LIMITED') this.tryAgain(lobbyId);
    }
  }

  private tryAgain(lobbyId: string): void {
    setTimeout(() => this.shown.has(lobbyId) && void this.join(lobbyId), RETRY_MS);
  }
}
