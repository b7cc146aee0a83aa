import { afterEach, describe, expect, it } from 'vitest';
import '../../src/games/bigger-dice/bigger-dice-game';
import type { BiggerDiceGame } from '../../src/games/bigger-dice/bigger-dice-game';
import type { RoomView } from '../../src/rooms/room-state';
import { annasRoom, event, firstRound, over, play } from '../rooms/room-script';
import { byTestId, mounted } from '../ui/mounted';

afterEach(() => document.body.replaceChildren());

const show = (view: RoomView) =>
  mounted<BiggerDiceGame>('bigger-dice-game', { table: { view, clockOffsetMs: 0, online: true } });

const textOf = (host: Element, id: string) => byTestId(host, id)?.textContent?.trim();

describe('the Bigger Dice table', () => {
  it('shows scores with the viewer first, whose turn it is, and the last round', async () => {
    const game = await show(play(annasRoom(), firstRound));
    expect(textOf(game, 'score-me')).toBe('1');
    expect(textOf(game, 'score-opponent')).toBe('0');
    expect(textOf(game, 'turn')).toBe('Ben is rolling');
    expect(textOf(game, 'round-result')).toContain('5 beats 3');
    expect(byTestId(game, 'roll')?.getAttribute('aria-disabled')).toBe('true');
  });

  it('lets the player roll on the own turn', async () => {
    const game = await show(play(annasRoom(), firstRound.slice(0, 2)));
    expect(textOf(game, 'turn')).toBe('Your turn');
    expect(byTestId(game, 'roll')?.getAttribute('aria-disabled')).toBe('false');
  });

  it('takes no roll while the connection is away', async () => {
    const view = play(annasRoom(), firstRound.slice(0, 2));
    const game = await mounted<BiggerDiceGame>('bigger-dice-game', {
      table: { view, clockOffsetMs: 0, online: false },
    });
    expect(byTestId(game, 'roll')?.getAttribute('aria-disabled')).toBe('true');
    expect(textOf(game, 'roll')).toBe('Reconnecting…');
  });

  it('gives a spectator no button to roll', async () => {
    const view = play(annasRoom(), firstRound);
    const game = await show({ ...view, viewerId: 'zoe', you: { role: 'spectator', ready: false } });
    expect(byTestId(game, 'roll')).toBeNull();
  });

  it('names the winner and offers a rematch and the check', async () => {
    const game = await show(play(annasRoom(), [...firstRound, over(10, 'anna', { anna: 10, ben: 0 })]));
    expect(textOf(game, 'winner')).toBe('You win!');
    expect(byTestId(game, 'rematch')).not.toBeNull();
    expect(byTestId(game, 'verify')).not.toBeNull();
  });

  it('says that the opponent has left instead of offering a rematch', async () => {
    const left = event(11, 'player_left', { playerId: 'ben', playerName: 'Ben', reason: 'left' });
    const game = await show(play(annasRoom(), [...firstRound, over(10, 'anna', { anna: 10, ben: 0 }), left]));
    expect(byTestId(game, 'rematch')).toBeNull();
    expect(textOf(game, 'rematch-state')).toBe('Ben has left.');
  });

  it('counts down for a player whose connection is gone', async () => {
    const reconnectBy = new Date(Date.now() + 90_000).toISOString();
    const gone = event(10, 'player_disconnected', { playerId: 'ben', reconnectBy });
    const game = await show(play(annasRoom(), [...firstRound, gone]));
    expect(textOf(game, 'disconnected')).toContain('Connection lost');
  });
});
