import type { Presence } from '../chat/frames';

const MINUTE_MS = 60_000;
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const units = [
  ['day', 24 * 60],
  ['hour', 60],
  ['minute', 1],
] as const;

export function presenceText(presence: Presence | undefined, now: number): string {
  if (presence?.status === 'online') return 'Online';
  if (presence?.status === 'away') return 'Away';
  if (!presence?.lastSeen) return 'Offline';
  const minutes = Math.floor((now - Date.parse(presence.lastSeen)) / MINUTE_MS);
  const [unit, length] = units.find(([, size]) => minutes >= size) ?? ['minute', 1];
  return minutes < 1 ? 'Last seen just now' : `Last seen ${relative.format(-Math.floor(minutes / length), unit)}`;
}
