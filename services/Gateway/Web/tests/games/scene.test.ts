import { describe, expect, it } from 'vitest';
import { sceneAfter } from '../../src/games/bigger-dice/scene';
import type { BiggerDiceState } from '../../src/games/bigger-dice/state';
import { announcement, reasonText, tableText, winnerText } from '../../src/games/bigger-dice/wording';
import { annasRoom, event, firstRound, over, play } from '../rooms/room-script';

const view = play(annasRoom(), firstRound);
const game = view.game as BiggerDiceState;

describe('the table', () => {
  it('shows only the dice that have come to rest', () => {
    const scene = sceneAfter(game, 1);
    expect(scene.dice).toEqual({ anna: { value: 5, count: 1, round: 1 } });
    expect(scene.scores).toEqual({ anna: 0, ben: 0 });
    expect(scene.turn).toBeNull();
  });

  it('gives the point when the second die rests', () => {
    const scene = sceneAfter(game, 2);
    expect(scene.rounds).toEqual([{ round: 1, rolls: { anna: 5, ben: 3 }, winner: 'anna' }]);
    expect(scene.scores).toEqual({ anna: 1, ben: 0 });
    expect(scene.turn).toBe('ben');
  });

  it('gives no point for a tie', () => {
    const tie = play(view, [
      event(10, 'bigger_dice.rolled', { playerId: 'ben', roll: 4, isFirstRoll: true, round: 2 }),
      event(11, 'bigger_dice.rolled', { playerId: 'anna', roll: 4, isFirstRoll: false, round: 2 }),
    ]).game as BiggerDiceState;
    expect(sceneAfter(tie, 4).rounds.at(-1)?.winner).toBeNull();
  });
});

describe('the line under the dice', () => {
  it('names the rules, then the roll to beat, then how the round went', () => {
    expect(tableText(view, game, sceneAfter(game, 0))).toContain('First to ten');
    expect(tableText(view, game, sceneAfter(game, 1)).trim()).toBe('You rolled 5.');
    expect(tableText({ ...view, viewerId: 'ben' }, game, sceneAfter(game, 1))).toBe('Anna rolled 5. Beat it!');
    expect(tableText(view, game, sceneAfter(game, 2))).toContain('5 beats 3');
  });
});

describe('what is said aloud', () => {
  it('tells a roll and whose turn it is', () => {
    const first = play(annasRoom(), firstRound.slice(0, 4));
    const state = first.game as BiggerDiceState;
    const text = announcement(first, state, sceneAfter(state, 0), sceneAfter(state, 1));
    expect(text).toBe('You rolled 5. Ben is rolling.');
  });

  it('tells the result of a round and the score', () => {
    const text = announcement(view, game, sceneAfter(game, 1), sceneAfter(game, 2));
    expect(text).toBe('Ben rolled 3. Round 1: 5 beats 3, point for you. You 1, Ben 0. Ben is rolling.');
  });

  it('tells who won and why', () => {
    const end = play(view, [over(10, 'ben', { anna: 1, ben: 10 })]);
    const ended = end.game as BiggerDiceState;
    if (!ended.result) throw new Error('no result');
    expect(winnerText(end, ended.result)).toBe('ben wins!');
    expect(reasonText(end, ended, { ...ended.result, reason: 'resigned' })).toBe('You have resigned.');
    expect(reasonText({ ...end, viewerId: 'ben' }, ended, { ...ended.result, reason: 'timeout' })).toBe(
      'Anna let the time run out.',
    );
  });

  it('calls nobody "you" when one only watches', () => {
    const watching = { ...view, viewerId: 'zoe', you: { role: 'spectator' as const, ready: false } };
    const text = announcement(watching, game, sceneAfter(game, 1), sceneAfter(game, 2));
    expect(text).toBe('Ben rolled 3. Round 1: 5 beats 3, point for Anna. Anna 1, Ben 0. Ben is rolling.');
  });
});
