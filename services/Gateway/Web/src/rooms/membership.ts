import type { RoomEventOf } from './room-events';
import type { RoomInfo, RoomPlayer } from './room-state';

export function withPlayer(room: RoomInfo, event: RoomEventOf<'player_joined'>): RoomInfo {
  const player: RoomPlayer = {
    id: event.playerId,
    name: event.playerName,
    avatarId: event.avatarId ?? null,
    ready: false,
    connected: true,
    reconnectBy: null,
    joinedAt: event.timestamp ?? null,
  };
  return { ...room, players: [...room.players.filter((other) => other.id !== player.id), player] };
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
