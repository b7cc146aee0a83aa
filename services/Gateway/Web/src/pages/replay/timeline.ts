import type { PastGame } from '../../api/history';
import type { RoomEvent } from '../../rooms/room-events';
import { applyRoomEvent } from '../../rooms/room-reducer';
import type { RoomView } from '../../rooms/room-state';

/** An event of a past game, and the room as it was after it. */
export interface Moment {
  event: RoomEvent;
  view: RoomView;
}

/** Plays the stored events through the reducers of the live game, as a spectator saw it. */
export function timelineOf(game: PastGame, viewerId: string): Moment[] {
  let view = beforeStart(game, viewerId);
  const moments = game.events.map((event, i) => {
    view = applyRoomEvent(view, withoutClocks({ ...event, seq: i + 1 }));
    return { event, view };
  });
  return moments.filter((moment) => moment.view.game !== null);
}

/** The room as it waited, with the players of this game in it. */
function beforeStart(past: PastGame, viewerId: string): RoomView {
  const { roomId, roomName, gameType, config, startedAt, gameNumber } = past;
  const players = past.players.map((player) => ({
    ...player,
    ...{ avatarId: null, ready: false, connected: true, reconnectBy: null, joinedAt: null },
  }));
  const room: RoomView['room'] = {
    ...{ roomId, roomName, roomCode: '', gameType, config, players, status: 'waiting', hostId: null },
    ...{ spectatorCount: 0, createdAt: null, startedAt, finishedAt: null, rematch: [], gameNumber: gameNumber - 1 },
  };
  const you = { role: 'spectator', ready: false } as const;
  return { viewerId, seq: 0, room, game: null, you, inSync: true, closed: null };
}

/** The clocks of a past game have run down long ago and would only say so. */
function withoutClocks(event: RoomEvent): RoomEvent {
  if (event.type === 'games.event.player_disconnected') return { ...event, reconnectBy: null };
  if (event.type === 'games.event.clocks_moved') return { ...event, turnEndsAt: null, reconnectBy: {} };
  return 'turnEndsAt' in event ? { ...event, turnEndsAt: null } : event;
}
