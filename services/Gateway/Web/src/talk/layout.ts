import type { ChatMessage } from '../chat/frames';
import { dayName, dayOf } from './days';

export type Line =
  | { kind: 'day'; key: string; name: string }
  | { kind: 'new'; key: string }
  | { kind: 'message'; key: string; message: ChatMessage; own: boolean; leads: boolean };

export interface Reading {
  viewerId: string;
  /** The last message that was seen before; null = no line. */
  seenUpTo: string | null;
  now: number;
}

const BREAK_MS = 5 * 60_000;

/** Messages with what stands between them. Those of one person in a row follow a leading one. */
export function linesOf(messages: readonly ChatMessage[], { viewerId, seenUpTo, now }: Reading): Line[] {
  const lines: Line[] = [];
  const firstNew = seenUpTo === null ? undefined : firstUnseen(messages, viewerId, seenUpTo);
  let before: ChatMessage | null = null;
  for (const message of messages) {
    const { messageId, sentAt, senderId } = message;
    const newDay = !before || dayOf(before.sentAt) !== dayOf(sentAt);
    if (newDay) lines.push({ kind: 'day', key: `day ${dayOf(sentAt)}`, name: dayName(sentAt, now) });
    if (message === firstNew) lines.push({ kind: 'new', key: 'new' });
    const leads = newDay || message === firstNew || !follows(message, before);
    lines.push({ kind: 'message', key: messageId, message, own: senderId === viewerId, leads });
    before = message;
  }
  return lines;
}

/** The message that was seen last need not be among these. */
function firstUnseen(messages: readonly ChatMessage[], viewerId: string, seenUpTo: string): ChatMessage | undefined {
  const seen = messages.findIndex(({ messageId }) => messageId === seenUpTo);
  const isUnseen = (id: string, at: number): boolean => (seen >= 0 ? at > seen : id > seenUpTo);
  return messages.find(({ messageId, senderId }, at) => isUnseen(messageId, at) && senderId !== viewerId);
}

const follows = (message: ChatMessage, before: ChatMessage | null): boolean =>
  before?.senderId === message.senderId && Date.parse(message.sentAt) - Date.parse(before.sentAt) < BREAK_MS;
