import type { Frame } from '../connection/frames';
import type { Outbox } from '../connection/outbox';
import type { RoomConfig } from '../rooms/room-state';

export type RoomAddress = { roomId: string } | { roomCode: string } | { roomName: string; gameType: string };

/** What a player can ask of a room. Each resolves with the server's first answer or rejects with CommandRefused. */
export class RoomCommands {
  /** @param seed What the person adds to the dice of the next game. */
  constructor(
    private readonly outbox: Outbox,
    private readonly seed: () => string,
  ) {}

  create(gameType: string, roomName: string, config: Partial<RoomConfig>): Promise<Frame> {
    return this.outbox.submit({ type: 'games.command.create_room', gameType, roomName, config });
  }

  /** The seed goes along, because taking the last seat may start the game. */
  join(address: RoomAddress): Promise<Frame> {
    return this.outbox.submit({ type: 'games.command.join_room', ...address, clientSeed: this.seed() });
  }

  spectate(roomId: string): Promise<Frame> {
    return this.inRoom('spectate', roomId);
  }

  stopSpectating(roomId: string): Promise<Frame> {
    return this.inRoom('stop_spectating', roomId);
  }

  leave(roomId: string): Promise<Frame> {
    return this.inRoom('leave_room', roomId);
  }

  ready(roomId: string): Promise<Frame> {
    return this.inRoom('ready', roomId, { ready: true, clientSeed: this.seed() });
  }

  start(roomId: string): Promise<Frame> {
    return this.inRoom('start', roomId);
  }

  rematch(roomId: string): Promise<Frame> {
    return this.inRoom('rematch', roomId);
  }

  resign(roomId: string): Promise<Frame> {
    return this.inRoom('resign', roomId);
  }

  rollDice(roomId: string): Promise<Frame> {
    return this.inRoom('bigger_dice.roll', roomId);
  }

  private inRoom(command: string, roomId: string, fields: Record<string, unknown> = {}): Promise<Frame> {
    return this.outbox.submit({ type: `games.command.${command}`, roomId, ...fields });
  }
}
