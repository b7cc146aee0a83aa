import type { RoomView } from '../../rooms/room-state';
import type { SoundName } from '../../sound/voices';
import type { Scene } from './scene';
import type { BiggerDiceState } from './state';

/** The sounds that go with the table changing from one scene to the next. */
export function gameEffects(
  view: RoomView,
  game: BiggerDiceState,
  before: Scene,
  after: Scene,
  spoken: string,
): SoundName[] {
  const won = (id: string | null): boolean => id === view.viewerId || view.you.role === 'spectator';
  if (game.result && after.turn !== null) return [won(game.result.winner) ? 'win' : 'lose'];
  const effects: SoundName[] = spoken.includes('rolled') ? ['settle'] : [];
  const round = after.rounds.at(-1);
  if (round && after.rounds.length > before.rounds.length && round.winner !== null) {
    effects.push(won(round.winner) ? 'point' : 'lost-point');
  } else if (after.turn === view.viewerId) {
    effects.push('turn');
  }
  return effects;
}
