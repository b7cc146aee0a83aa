import type { RoomView } from '../../rooms/room-state';
import type { RoundResult, Scene } from './scene';
import type { BiggerDiceState, DiceResult, Roll } from './state';

export const nameOf = (game: BiggerDiceState, id: string | null): string =>
  game.players.find((player) => player.id === id)?.name ?? 'Somebody';

const isViewer = (view: RoomView, id: string | null): boolean => view.you.role === 'player' && id === view.viewerId;

export function turnText(view: RoomView, game: BiggerDiceState): string {
  if (game.result) return 'Game over';
  return isViewer(view, game.currentTurn) ? 'Your turn' : `${nameOf(game, game.currentTurn)} is rolling`;
}

export function rollText(view: RoomView, game: BiggerDiceState, playerId: string, roll: number): string {
  return `${isViewer(view, playerId) ? 'You' : nameOf(game, playerId)} rolled ${roll}.`;
}

export function roundText(view: RoomView, game: BiggerDiceState, { rolls, winner, round }: RoundResult): string {
  const values = Object.values(rolls).sort((a, b) => b - a);
  if (winner === null) return `Round ${round}: ${values.join(' – ')}, a tie`;
  return `Round ${round}: ${values.join(' beats ')}, point for ${isViewer(view, winner) ? 'you' : nameOf(game, winner)}`;
}

/** The line under the dice: what there is to beat, or how the last round went. */
export function tableText(view: RoomView, game: BiggerDiceState, scene: Scene): string {
  const round = scene.rounds.at(-1);
  if (scene.last && scene.last.round !== round?.round) {
    return `${rollText(view, game, scene.last.playerId, scene.last.roll)} ${challenge(view, scene.last)}`;
  }
  return round ? roundText(view, game, round) : 'The higher roll takes the point. First to ten wins.';
}

const challenge = (view: RoomView, { playerId }: Roll): string =>
  view.you.role === 'player' && !isViewer(view, playerId) ? 'Beat it!' : '';

export function scoreText(view: RoomView, game: BiggerDiceState, scene: Scene): string {
  const score = ({ id, name }: { id: string; name: string }): string =>
    `${isViewer(view, id) ? 'You' : name} ${scene.scores[id] ?? 0}`;
  return `${game.players.map(score).join(', ')}.`;
}

export function winnerText(view: RoomView, result: DiceResult): string {
  if (result.winner === null) return 'Nobody wins this one';
  return isViewer(view, result.winner) ? 'You win!' : `${result.winnerName ?? 'Your opponent'} wins!`;
}

export function reasonText(view: RoomView, game: BiggerDiceState, result: DiceResult): string {
  const loser = game.players.find(({ id }) => id !== result.winner)?.id ?? null;
  const [who, has, own] = isViewer(view, loser) ? ['You', 'have', 'your'] : [nameOf(game, loser), 'has', 'the'];
  switch (result.reason) {
    case 'resigned':
      return `${who} ${has} resigned.`;
    case 'timeout':
      return `${who} let ${own} time run out.`;
    case 'forfeit':
      return `${who} left and did not come back.`;
    case 'draw':
      return 'It is a draw.';
    default:
      return 'First to ten points.';
  }
}

/** What a screen reader hears when the table goes from one scene to the next. */
export function announcement(view: RoomView, game: BiggerDiceState, before: Scene, after: Scene): string {
  const parts: string[] = [];
  for (const [id, die] of Object.entries(after.dice)) {
    if (die.count !== (before.dice[id]?.count ?? 0)) parts.push(rollText(view, game, id, die.value));
  }
  const round = after.rounds.at(-1);
  if (round && after.rounds.length > before.rounds.length) {
    parts.push(`${roundText(view, game, round)}.`, scoreText(view, game, after));
  }
  if (after.turn !== null && after.turn !== before.turn) {
    parts.push(game.result ? winnerText(view, game.result) : `${turnText(view, game)}.`);
  }
  return parts.join(' ');
}
