import { describe, expect, it } from 'vitest';
import type { BiggerDiceState } from '../../src/games/bigger-dice/state';
import { retellMoment } from '../../src/pages/replay/retelling';
import { timelineOf } from '../../src/pages/replay/timeline';
import { annasRoom, event, firstRound, play } from '../rooms/room-script';
import { pastGame } from './past-game';

const moments = timelineOf(pastGame, 'anna');
const gameAt = (at: number) => moments.at(at)?.view.game as BiggerDiceState;

describe('the timeline of a past game', () => {
  it('has a moment for each event, from the start to the result', () => {
    expect(moments).toHaveLength(pastGame.events.length);
    expect(gameAt(0)).toMatchObject({ rolls: [], scores: { anna: 0, ben: 0 }, result: null });
    expect(gameAt(-1).result).toMatchObject({ winner: 'anna', reason: 'score' });
    expect(moments.at(-1)?.view.room).toMatchObject({ status: 'finished', gameNumber: 1 });
  });

  it('is what the live game was', () => {
    const live = play(annasRoom(), firstRound);
    expect(gameAt(firstRound.length - 2)).toEqual(live.game);
  });

  it('is seen by somebody who can do nothing', () => {
    expect(new Set(moments.map(({ view }) => view.you.role))).toEqual(new Set(['spectator']));
  });

  it('knows bots, and has no clock that has run down', () => {
    const [anna, ben] = moments.at(-2)?.view.room.players ?? [];
    expect(anna?.isBot).toBeUndefined();
    expect(ben).toMatchObject({ isBot: true, connected: false, reconnectBy: null });
    expect(moments.every(({ view }) => (view.game as BiggerDiceState).turnEndsAt === null)).toBe(true);
  });

  it('goes on over events of a kind that it does not know', () => {
    const unknown = event(5, 'firework' as never, {} as never);
    const [start, ...rest] = pastGame.events;
    const longer = timelineOf({ ...pastGame, events: [start as never, unknown, ...rest] }, 'anna');
    expect(longer.at(-1)?.view.game).toEqual(gameAt(-1));
  });

  it('is empty when nothing was kept', () => {
    expect(timelineOf({ ...pastGame, events: [] }, 'anna')).toEqual([]);
  });

  it('is told in sentences', () => {
    expect(moments.map(retellMoment)).toEqual([
      'The game begins with Anna.',
      'Anna rolled 5.',
      'Ben is to roll.',
      'Ben rolled 3.',
      'Round 1: 5 beats 3, point for Anna.',
      'Ben is to roll.',
      'Ben lost the connection.',
      'anna wins!',
    ]);
  });
});
