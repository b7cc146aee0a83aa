const DAY_MS = 24 * 60 * 60_000;

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const thisYear = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const anyYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' });
const short = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });

export const timeOf = (iso: string): string => clock.format(new Date(iso));

/** The person's own calendar day, as one comparable word. */
export const dayOf = (iso: string): string => new Date(iso).toDateString();

export function dayName(iso: string, now: number): string {
  const day = new Date(iso);
  if (day.toDateString() === new Date(now).toDateString()) return 'Today';
  if (day.toDateString() === new Date(now - DAY_MS).toDateString()) return 'Yesterday';
  return (day.getFullYear() === new Date(now).getFullYear() ? thisYear : anyYear).format(day);
}

/** For a moment to come: the time today, otherwise with the day. */
export const momentOf = (iso: string, now: number): string =>
  dayOf(iso) === new Date(now).toDateString() ? timeOf(iso) : `${short.format(new Date(iso))}, ${timeOf(iso)}`;

/** For a list: the time today, otherwise the day. */
export const whenShort = (iso: string, now: number): string =>
  dayOf(iso) === new Date(now).toDateString() ? timeOf(iso) : short.format(new Date(iso));
