import type { User } from '../api/accounts';
import type { GameType } from '../api/game-types';
import type { ConnectionStatus } from '../connection/connection';
import type { Frame } from '../connection/frames';

export type Action =
  | { kind: 'signed-in'; user: User }
  | { kind: 'signed-out' }
  | { kind: 'connection-changed'; status: ConnectionStatus }
  | { kind: 'frame-received'; frame: Frame; at: number }
  | { kind: 'catalog-loaded'; games: GameType[] }
  | { kind: 'catalog-failed'; message: string }
  | { kind: 'room-left'; roomId: string }
  | { kind: 'toast-shown'; id: string; text: string; tone: ToastTone }
  | { kind: 'toast-dismissed'; id: string };

export type ToastTone = 'info' | 'error';
