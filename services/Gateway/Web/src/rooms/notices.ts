import type { Frame } from '../connection/frames';
import { formatSeconds } from '../ui/format-seconds';
import { isOwnDeparture } from './departure';
import type { RoomView } from './room-state';

/** What a person is told about an event besides what the table shows; both views are of the event's room. */
export function noticeOf(before: RoomView | undefined, after: RoomView | undefined, frame: Frame): string | null {
  if (!before || before === after) return null;
  if (frame.type === 'games.event.clocks_moved' && after?.seq === frame.seq) {
    return `The server was away; the clocks were moved by ${formatSeconds(Number(frame.byMs))}.`;
  }
  return !after && isOwnDeparture(before, frame) ? departureText(before, frame) : null;
}

function departureText({ you, room }: RoomView, { reason }: Frame): string {
  if (you.role === 'spectator') return `You no longer watch “${room.roomName}”.`;
  return reason === 'expired'
    ? `You were away for too long and lost your seat at “${room.roomName}”.`
    : `You have left “${room.roomName}”.`;
}
