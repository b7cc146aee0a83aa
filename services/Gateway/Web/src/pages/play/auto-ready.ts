import { rooms } from '../../app/services';
import { CommandRefused } from '../../connection/command-refused';
import type { RoomView } from '../../rooms/room-state';

/**
 * Where a room starts by itself, being ready means nothing but handing in a seed, so the page does it unasked.
 * The game may start at the same moment; then the seed is refused, which does no harm.
 */
export class AutoReady {
  private sent = '';

  follow({ room, you }: RoomView, seed: string): void {
    const key = `${room.roomId}/${seed}`;
    const wanted = room.status === 'waiting' && room.config.startMode === 'auto' && you.role === 'player' && !you.ready;
    if (!wanted || key === this.sent) return;
    this.sent = key;
    void rooms.ready(room.roomId).catch((error: unknown) => {
      if (!(error instanceof CommandRefused)) throw error;
    });
  }
}
