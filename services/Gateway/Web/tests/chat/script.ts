import type { ChatMessage } from '../../src/chat/frames';
import type { Frame } from '../../src/connection/frames';
import type { Action } from '../../src/state/actions';

export const ME = '1';
export const BEN = '2';

/** Message ids that sort by their number, as the server's do by time. */
export const idOf = (number: number): string => `0198c2a0-0000-7000-8000-${String(number).padStart(12, '0')}`;

export function message(number: number, senderId = BEN, content = `Text ${number}`): ChatMessage {
  const sentAt = new Date(Date.parse('2026-01-08T12:00:00.000Z') + number * 1_000).toISOString();
  return { messageId: idOf(number), senderId, senderName: senderId === ME ? 'anna' : 'ben', content, sentAt };
}

export const fromBen = (number: number, content?: string): Frame => ({
  type: 'chat.event.message_received',
  recipientId: ME,
  ...message(number, BEN, content),
});

export const toBen = (number: number, correlationId?: string, content?: string): Frame => ({
  type: 'chat.event.message_sent',
  recipientId: BEN,
  ...message(number, ME, content),
  ...(correlationId === undefined ? {} : { correlationId }),
});

export const page = (from: number, to: number, hasMore: boolean) => ({
  messages: Array.from({ length: to - from + 1 }, (_, i) => message(from + i)),
  hasMore,
});

export const history = (from: number, to: number, hasMore: boolean, readUpTo: string | null = null): Frame => ({
  type: 'chat.event.history',
  withUserId: BEN,
  ...page(from, to, hasMore),
  readUpTo,
  theirReadUpTo: null,
});

export const received = (frame: Frame, at = 0): Action => ({ kind: 'frame-received', frame, at });

export const signedIn: Action = { kind: 'signed-in', user: { id: ME, username: 'anna', roles: [] } };

export const online = { status: 'online', lastSeen: null } as const;
