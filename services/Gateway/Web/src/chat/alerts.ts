import type { Frame } from '../connection/frames';
import type { AppState } from '../state/app-state';
import { unreadTotal } from '../state/conversations';
import { readingWith } from '../state/dock';

const KEY = 'bs.chat.alerts';

export const restoredAlerts = (): boolean => localStorage.getItem(KEY) !== 'off';

export const keepAlerts = (on: boolean): void => localStorage.setItem(KEY, on ? 'on' : 'off');

/** Whether a frame is a message that its person does not see arriving. A message may come twice. */
export function callsForAttention(before: AppState, now: AppState, frame: Frame): boolean {
  if (!now.dock.alerts || frame.type !== 'chat.event.message_received') return false;
  const isLast = ({ conversations }: AppState): boolean =>
    conversations.byId[String(frame.senderId)]?.last?.messageId === frame.messageId;
  return isLast(now) && !isLast(before) && readingWith(now.dock) !== frame.senderId;
}

/** What stands before a page's title. */
export function titleBadge({ dock, conversations }: AppState): string {
  const unread = dock.alerts ? unreadTotal(conversations) : 0;
  return unread > 0 ? `(${unread > 99 ? '99+' : unread}) ` : '';
}
