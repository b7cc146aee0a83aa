import type { PastGame } from '../../src/api/history';
import { config, event, firstRound, over, ROOM } from '../rooms/room-script';

/** Anna's and Ben's first game: one round, and then Ben gives up. Its events begin at number 4 of the room. */
export const pastGame: PastGame = {
  roomId: ROOM,
  roomName: 'Den',
  gameType: 'bigger_dice',
  gameNumber: 1,
  games: [1, 2],
  config,
  players: [
    { id: 'anna', name: 'Anna' },
    { id: 'ben', name: 'Ben', isBot: true },
  ],
  startedAt: '2026-01-08T12:00:00.000Z',
  finishedAt: '2026-01-08T12:02:00.000Z',
  result: { winner: 'anna', winnerName: 'Anna', finalScores: { anna: 10, ben: 0 }, reason: 'resigned' },
  events: [
    ...firstRound.slice(1),
    event(10, 'player_disconnected', { playerId: 'ben', reconnectBy: '2026-01-08T12:01:00.000Z' }),
    over(11, 'anna', { anna: 10, ben: 0 }),
  ],
};
