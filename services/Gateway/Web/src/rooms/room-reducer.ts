import { applyToGame, startGame } from './game-reducer';
import { allUnready, changePlayer, opensAgain, withMovedClocks, withoutPlayer, withPlayer } from './membership';
import type { RoomEvent, RoomEventOf, RoomStateFrame } from './room-events';
import type { RoomInfo, RoomView } from './room-state';

/** Takes a full snapshot, unless it is older than what is already known. */
export function applyRoomState(view: RoomView | undefined, frame: RoomStateFrame, viewerId: string): RoomView {
  if (view && frame.seq < view.seq) return view;
  return { viewerId, seq: frame.seq, room: frame.room, game: frame.game, you: frame.you, inSync: true, closed: null };
}

/** Applies the next event; ignores one already seen; a skipped number marks the view as out of sync. */
export function applyRoomEvent(view: RoomView, event: RoomEvent): RoomView {
  if (event.seq <= view.seq) return view;
  if (event.seq > view.seq + 1) return view.inSync ? { ...view, inSync: false } : view;
  const room = reduceRoom(view.room, event);
  return {
    ...view,
    seq: event.seq,
    room,
    game: reduceGame(view, event),
    you: reduceSeat(view, event),
    closed: event.type === 'games.event.room_closed' ? event.reason : view.closed,
  };
}

/** The first view of a room that the viewer has just created. */
export function openRoom(event: RoomEventOf<'room_created'>, viewerId: string): RoomView {
  const { roomId, roomName, roomCode, gameType, hostId, config } = event;
  const room: RoomInfo = {
    ...{ roomId, roomName, roomCode, gameType, hostId, config, status: 'waiting', players: [], spectatorCount: 0 },
    ...{ createdAt: event.timestamp ?? null, startedAt: null, finishedAt: null, rematch: [], gameNumber: 0 },
  };
  const you = { role: 'player', ready: false } as const;
  return { viewerId, seq: event.seq, room, game: null, you, inSync: true, closed: null };
}

function reduceRoom(room: RoomInfo, event: RoomEvent): RoomInfo {
  switch (event.type) {
    case 'games.event.player_joined':
      return withPlayer(room, event);
    case 'games.event.player_left':
      return withoutPlayer(room, event.playerId);
    case 'games.event.player_ready':
      return changePlayer(room, event.playerId, { ready: event.ready });
    case 'games.event.player_disconnected':
      return changePlayer(room, event.playerId, { connected: false, reconnectBy: event.reconnectBy });
    case 'games.event.player_reconnected':
      return changePlayer(room, event.playerId, { connected: true, reconnectBy: null });
    case 'games.event.clocks_moved':
      return withMovedClocks(room, event);
    case 'games.event.host_changed':
      return { ...room, hostId: event.hostId };
    case 'games.event.room_configured':
      return { ...room, config: event.config };
    case 'games.event.spectator_joined':
    case 'games.event.spectator_left':
      return { ...room, spectatorCount: event.spectatorCount };
    case 'games.event.rematch_offered':
      return { ...room, rematch: event.agreed };
    case 'games.event.game_started':
      return { ...room, status: 'playing', rematch: [], gameNumber: room.gameNumber + 1 };
    case 'games.event.room_closed':
      return { ...room, status: room.status === 'finished' ? 'finished' : 'abandoned' };
    case 'games.event.game_over':
      return { ...room, status: 'finished', players: allUnready(room.players) };
    default:
      return room;
  }
}

function reduceGame(view: RoomView, event: RoomEvent): unknown {
  const { gameType } = view.room;
  if (opensAgain(view.room, event)) return null;
  return event.type === 'games.event.game_started'
    ? startGame(gameType, event)
    : applyToGame(gameType, view.game, event);
}

function reduceSeat(view: RoomView, event: RoomEvent): RoomView['you'] {
  if (event.type === 'games.event.game_over' || opensAgain(view.room, event)) return { ...view.you, ready: false };
  if (!('playerId' in event) || event.playerId !== view.viewerId) return view.you;
  if (event.type === 'games.event.player_joined') return { role: 'player', ready: false };
  return event.type === 'games.event.player_ready' ? { ...view.you, ready: event.ready } : view.you;
}
