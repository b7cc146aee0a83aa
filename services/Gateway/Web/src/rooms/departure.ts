import type { Frame } from '../connection/frames';
import type { RoomView } from './room-state';

/** Whether the event tells that the viewer is no longer in the room. Who takes a seat stops watching, which is no departure. */
export function isOwnDeparture(view: RoomView, frame: Frame): boolean {
  return view.you.role === 'player'
    ? frame.type === 'games.event.player_left' && frame.playerId === view.viewerId
    : frame.type === 'games.event.spectator_left' && frame.spectatorId === view.viewerId;
}
