import { frontOf } from '../../games/registry';
import type { RoomEvent } from '../../rooms/room-events';
import { playerOf } from '../../rooms/room-state';
import { formatSeconds } from '../../ui/format-seconds';
import type { Moment } from './timeline';

/** One sentence about what happened in a moment of a past game. */
export function retellMoment({ event, view }: Moment): string {
  const own = frontOf(view.room.gameType)?.retell(view, event);
  return own || roomText(event, (id) => playerOf(view.room, id)?.name ?? 'Somebody');
}

function roomText(event: RoomEvent, nameOf: (id: string) => string): string {
  switch (event.type) {
    case 'games.event.game_started':
      return `The game begins with ${nameOf(event.firstTurn)}.`;
    case 'games.event.player_disconnected':
      return `${nameOf(event.playerId)} lost the connection.`;
    case 'games.event.player_reconnected':
      return `${nameOf(event.playerId)} came back.`;
    case 'games.event.player_left':
      return `${event.playerName} left.`;
    case 'games.event.clocks_moved':
      return `The server was away; the clocks were moved by ${formatSeconds(event.byMs)}.`;
    case 'games.event.spectator_joined':
      return `${event.spectatorName ?? 'Somebody'} began to watch.`;
    case 'games.event.spectator_left':
      return `${event.spectatorName ?? 'Somebody'} stopped watching.`;
    default:
      return '';
  }
}
