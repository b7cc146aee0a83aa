import type { GameReducer } from '../../rooms/game-reducer';
import type { RoomEvent, RoomEventOf } from '../../rooms/room-events';
import type { BiggerDiceState } from './state';

export const biggerDiceReducer: GameReducer<BiggerDiceState> = { start, apply };

function start(event: RoomEventOf<'game_started'>): BiggerDiceState {
  return {
    players: event.players,
    scores: Object.fromEntries(event.players.map(({ id }) => [id, 0])),
    currentTurn: event.firstTurn,
    turnNumber: 1,
    turnEndsAt: event.turnEndsAt,
    round: 1,
    lastRolls: noRolls(event.players),
    rolls: [],
    commitment: event.fairness.commitment,
    result: null,
  };
}

function apply(game: BiggerDiceState, event: RoomEvent): BiggerDiceState {
  switch (event.type) {
    case 'games.event.bigger_dice.rolled':
      return rolled(game, event);
    case 'games.event.bigger_dice.round_complete':
      return { ...game, scores: event.scores, round: event.nextTurn === null ? event.round : event.round + 1 };
    case 'games.event.turn_changed':
      return {
        ...game,
        currentTurn: event.currentTurn,
        turnNumber: event.turnNumber,
        turnEndsAt: event.turnEndsAt,
      };
    case 'games.event.clocks_moved':
      return { ...game, turnEndsAt: event.turnEndsAt };
    case 'games.event.game_over':
      return gameOver(game, event);
    default:
      return game;
  }
}

function rolled(game: BiggerDiceState, event: RoomEventOf<'bigger_dice.rolled'>): BiggerDiceState {
  const { playerId, roll, round } = event;
  return {
    ...game,
    round,
    rolls: [...game.rolls, { playerId, roll, round }],
    lastRolls: { ...game.lastRolls, [playerId]: roll },
  };
}

function gameOver(game: BiggerDiceState, event: RoomEventOf<'game_over'>): BiggerDiceState {
  const { winner, winnerName, finalScores, reason, fairness } = event;
  return {
    ...game,
    scores: finalScores,
    currentTurn: null,
    turnNumber: 0,
    turnEndsAt: null,
    result: { winner, winnerName, finalScores, reason, fairness },
  };
}

function noRolls(players: BiggerDiceState['players']): Record<string, null> {
  return Object.fromEntries(players.map(({ id }) => [id, null]));
}
