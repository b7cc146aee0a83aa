import type { RoomView } from './room-state';

/** Until when at least the viewer's seats are kept, in milliseconds since the epoch; null = there is none. */
export function seatKeptUntil(rooms: Readonly<Record<string, RoomView>>, lostAt: number | null): number | null {
  if (lostAt === null) return null;
  const kept = Object.values(rooms)
    .filter(({ you, closed, room }) => you.role === 'player' && closed === null && isOpen(room.status))
    .map(({ room }) => lostAt + room.config.reconnectSeconds * 1_000);
  return kept.length > 0 ? Math.min(...kept) : null;
}

const isOpen = (status: string): boolean => status === 'waiting' || status === 'playing';
