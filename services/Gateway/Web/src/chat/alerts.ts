import type { Frame } from '../connection/frames';
import type { AppState } from '../state/app-state';
import { unreadTotal } from '../state/conversations';
import { readingWith } from '../state/dock';

const KEY = 'bs.chat.alerts';

export const restoredAlerts = (): boolean => localStorage.getItem(KEY) !== 'off';

export const keepAlerts = (on: boolean): void => localStorage.setItem(KEY, on ? 'on' : 'off');

/** Whether a frame is a message that its person does not see arriving. */
export function callsForAttention({ dock, conversations }: AppState, frame: Frame): boolean {
  if (!dock.alerts || frame.type !== 'chat.event.message_received') return false;
  const isNew = conversations.byId[String(frame.senderId)]?.last?.messageId === frame.messageId;
  return isNew && readingWith(dock) !== frame.senderId;
}

/** What stands before a page's title. */
export function titleBadge({ dock, conversations }: AppState): string {
  const unread = dock.alerts ? unreadTotal(conversations) : 0;
  return unread > 0 ? `(${unread > 99 ? '99+' : unread}) ` : '';
}
