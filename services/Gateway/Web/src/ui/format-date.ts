const dateAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** A moment in the person's own language and time zone. */
export const formatDate = (iso: string): string => dateAndTime.format(new Date(iso));
