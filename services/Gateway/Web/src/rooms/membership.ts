import type { RoomEvent, RoomEventOf } from './room-events';
import type { RoomInfo, RoomPlayer } from './room-state';

/** A newcomer to a finished room puts the last game away: the room waits again. */
export const opensAgain = (room: RoomInfo, event: RoomEvent): boolean =>
  room.status === 'finished' && event.type === 'games.event.player_joined';

export function withPlayer(room: RoomInfo, event: RoomEventOf<'player_joined'>): RoomInfo {
  const player: RoomPlayer = {
    id: event.playerId,
    name: event.playerName,
    avatarId: event.avatarId ?? null,
    ready: event.isBot === true,
    connected: true,
    reconnectBy: null,
    joinedAt: event.timestamp ?? null,
    ...(event.isBot ? { isBot: true } : {}),
  };
  const others = room.players.filter((other) => other.id !== player.id);
  if (!opensAgain(room, event)) return { ...room, players: [...others, player] };
  const players = [...allUnready(others), player];
  return { ...room, status: 'waiting', players, rematch: [], startedAt: null, finishedAt: null };
}

export function withoutPlayer(room: RoomInfo, playerId: string): RoomInfo {
  return {
    ...room,
    players: room.players.filter((player) => player.id !== playerId),
    rematch: room.rematch.filter((id) => id !== playerId),
  };
}

export function changePlayer(room: RoomInfo, playerId: string, change: Partial<RoomPlayer>): RoomInfo {
  return {
    ...room,
    players: room.players.map((player) => (player.id === playerId ? { ...player, ...change } : player)),
  };
}

/** The server was away: who is missed has that much longer to come back. */
export function withMovedClocks(room: RoomInfo, { reconnectBy }: RoomEventOf<'clocks_moved'>): RoomInfo {
  const players = room.players.map((player) => {
    const moved = reconnectBy[player.id];
    return moved === undefined ? player : { ...player, reconnectBy: moved };
  });
  return { ...room, players };
}

/** Bots always are. */
export const allUnready = (players: RoomPlayer[]): RoomPlayer[] =>
  players.map((player) => ({ ...player, ready: player.isBot === true }));
