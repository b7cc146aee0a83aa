import type { User } from '../api/accounts';
import type { GameType } from '../api/game-types';
import type { Channel } from '../chat/channel';
import type { ConnectionStatus } from '../connection/connection';
import type { Frame } from '../connection/frames';
import type { DockTab } from './dock';

export type Action =
  | { kind: 'signed-in'; user: User }
  | { kind: 'signed-out' }
  | { kind: 'connection-changed'; status: ConnectionStatus; heardAt?: number }
  | { kind: 'frame-received'; frame: Frame; at: number }
  | { kind: 'catalog-loaded'; games: GameType[] }
  | { kind: 'catalog-failed'; message: string }
  | { kind: 'room-left'; roomId: string }
  | { kind: 'toast-shown'; id: string; text: string; tone: ToastTone }
  | { kind: 'toast-dismissed'; id: string }
  | ChatAction;

type ChatAction =
  | { kind: 'message-queued'; channel: Channel; id: string; content: string; at: number }
  | { kind: 'message-failed'; channel: Channel; id: string; reason: string; refused: boolean }
  | { kind: 'message-dropped'; channel: Channel; id: string }
  | { kind: 'older-asked'; channel: Channel }
  | { kind: 'older-settled'; channel: Channel }
  | { kind: 'dock-toggled'; open: boolean }
  | { kind: 'dock-turned'; tab: DockTab }
  | { kind: 'conversation-opened'; userId: string; username: string }
  | { kind: 'alerts-switched'; on: boolean }
  | { kind: 'attention-changed'; attentive: boolean };

export type ToastTone = 'info' | 'error';
