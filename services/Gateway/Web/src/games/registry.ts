import { html, type TemplateResult } from 'lit';
import type { RoomView } from '../rooms/room-state';
import './bigger-dice/bigger-dice-game';

/** What the play page hands to the element of a game. */
export interface Table {
  view: RoomView;
  /** Add to the local clock, in milliseconds, to get the server's. */
  clockOffsetMs: number;
  /** Whether a command would get through now. */
  online: boolean;
}

const elements: Record<string, (table: Table) => TemplateResult> = {
  bigger_dice: (table) => html`<bigger-dice-game .table=${table}></bigger-dice-game>`,
};

/** Whether the table waits for this viewer; every game tells whose turn it is in the same place. */
export function isViewersTurn({ game, viewerId, you, room }: RoomView): boolean {
  const turn = (game as { currentTurn?: string | null } | null)?.currentTurn;
  return you.role === 'player' && room.status === 'playing' && turn === viewerId;
}

export const canPlay = (gameType: string): boolean => gameType in elements;

export const renderGame = (table: Table): TemplateResult | undefined => elements[table.view.room.gameType]?.(table);
