import type { RoomEvent } from '../../rooms/room-events';
import type { RoomView } from '../../rooms/room-state';
import { REST_MS, TUMBLE_MS } from './reveal';
import type { BiggerDiceState } from './state';
import { nameOf, rollText, roundText, winnerText } from './wording';

/** One sentence about an event for the replay; empty where the table says it all. */
export function retell(view: RoomView, event: RoomEvent): string {
  const game = view.game as BiggerDiceState;
  switch (event.type) {
    case 'games.event.bigger_dice.rolled':
      return rollText(view, game, event.playerId, event.roll);
    case 'games.event.bigger_dice.round_complete':
      return `${roundText(view, game, event)}.`;
    case 'games.event.turn_changed':
      return `${nameOf(game, event.currentTurn)} is to roll.`;
    case 'games.event.game_over':
      return game.result ? winnerText(view, game.result) : '';
    default:
      return '';
  }
}

/** How long a replay rests on an event, in milliseconds. */
export function restAfter(event: RoomEvent): number {
  switch (event.type) {
    case 'games.event.bigger_dice.rolled':
      return TUMBLE_MS + 200;
    case 'games.event.bigger_dice.round_complete':
      return REST_MS;
    case 'games.event.turn_changed':
      return 100;
    default:
      return 800;
  }
}
