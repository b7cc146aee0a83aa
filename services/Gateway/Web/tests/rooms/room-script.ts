import type { RoomEvent, RoomEventName, RoomEventOf, RoomStateFrame } from '../../src/rooms/room-events';
import { applyRoomEvent, openRoom } from '../../src/rooms/room-reducer';
import type { RoomConfig, RoomView } from '../../src/rooms/room-state';

export const ROOM = 'room-1';

export const config: RoomConfig = {
  maxPlayers: 2,
  minPlayers: 2,
  allowSpectators: true,
  visibility: 'public',
  startMode: 'auto',
  turnSeconds: 60,
  reconnectSeconds: 300,
  idleSeconds: 600,
};

type Fields<N extends RoomEventName> = Omit<RoomEventOf<N>, 'type' | 'roomId' | 'seq'>;

export function event<N extends RoomEventName>(seq: number, name: N, fields: Fields<N>): RoomEvent {
  return { type: `games.event.${name}`, roomId: ROOM, seq, ...fields } as unknown as RoomEvent;
}

/** Anna's room with her in it, as she sees it after event 2. */
export function annasRoom(): RoomView {
  const created = event(1, 'room_created', {
    roomName: 'Den',
    roomCode: 'ABC234',
    gameType: 'bigger_dice',
    hostId: 'anna',
    config,
  });
  const view = openRoom(created as RoomEventOf<'room_created'>, 'anna');
  return applyRoomEvent(view, event(2, 'player_joined', { playerId: 'anna', playerName: 'Anna' }));
}

export const started = (seq: number, commitment = 'c1') =>
  event(seq, 'game_started', {
    players: [
      { id: 'anna', name: 'Anna' },
      { id: 'ben', name: 'Ben' },
    ],
    firstTurn: 'anna',
    turnEndsAt: null,
    fairness: { commitment },
  });

export const over = (seq: number, winner: string, scores: Record<string, number>) =>
  event(seq, 'game_over', {
    winner,
    winnerName: winner,
    finalScores: scores,
    reason: 'score',
    fairness: { serverSeed: 'ff', clientSeeds: { anna: 'a', ben: 'b' } },
  });

/** Ben joins (3), the game starts (4), and one whole round is played (5 to 9): Anna 5, Ben 3. */
export const firstRound: RoomEvent[] = [
  event(3, 'player_joined', { playerId: 'ben', playerName: 'Ben' }),
  started(4),
  event(5, 'bigger_dice.rolled', { playerId: 'anna', roll: 5, isFirstRoll: true, round: 1 }),
  event(6, 'turn_changed', { currentTurn: 'ben', turnNumber: 2, turnEndsAt: null }),
  event(7, 'bigger_dice.rolled', { playerId: 'ben', roll: 3, isFirstRoll: false, round: 1 }),
  event(8, 'bigger_dice.round_complete', {
    round: 1,
    rolls: { anna: 5, ben: 3 },
    winner: 'anna',
    scores: { anna: 1, ben: 0 },
    nextTurn: 'ben',
  }),
  event(9, 'turn_changed', { currentTurn: 'ben', turnNumber: 3, turnEndsAt: null }),
];

export const play = (view: RoomView, events: RoomEvent[]): RoomView => events.reduce(applyRoomEvent, view);

export const snapshotOf = (view: RoomView): RoomStateFrame => ({
  type: 'games.event.room_state',
  roomId: ROOM,
  seq: view.seq,
  room: view.room,
  game: view.game,
  you: view.you,
});
