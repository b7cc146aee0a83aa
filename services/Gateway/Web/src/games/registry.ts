import { html, type TemplateResult } from 'lit';
import type { RoomEvent } from '../rooms/room-events';
import type { RoomView } from '../rooms/room-state';
import './bigger-dice/bigger-dice-game';
import { restAfter, retell } from './bigger-dice/retelling';
import './bigger-dice/verify-panel';

/** What a page hands to the element of a game. */
export interface Table {
  view: RoomView;
  /** Add to the local clock, in milliseconds, to get the server's. */
  clockOffsetMs: number;
  /** Whether a command would get through now. */
  online: boolean;
  /** Present where a past game is shown and nothing can be done; still where the table is to change at once. */
  replay?: { still: boolean };
}

/** What each game brings along for the pages. */
interface GameFront {
  table(table: Table): TemplateResult;
  /** One sentence about an event for the replay; empty where there is nothing to say. */
  retell(view: RoomView, event: RoomEvent): string;
  /** How long a replay rests on an event, in milliseconds. */
  restAfter(event: RoomEvent): number;
  /** The check of a finished game. */
  fairness(game: unknown): TemplateResult;
}

const fronts: Record<string, GameFront> = {
  bigger_dice: {
    table: (table) => html`<bigger-dice-game .table=${table}></bigger-dice-game>`,
    retell,
    restAfter,
    fairness: (game) => html`<verify-panel .game=${game}></verify-panel>`,
  },
};

/** Whether the table waits for this viewer; every game tells whose turn it is in the same place. */
export function isViewersTurn({ game, viewerId, you, room }: RoomView): boolean {
  const turn = (game as { currentTurn?: string | null } | null)?.currentTurn;
  return you.role === 'player' && room.status === 'playing' && turn === viewerId;
}

export const frontOf = (gameType: string): GameFront | undefined => fronts[gameType];

export const canPlay = (gameType: string): boolean => gameType in fronts;

export const renderGame = (table: Table): TemplateResult | undefined => fronts[table.view.room.gameType]?.table(table);
