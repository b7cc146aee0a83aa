const notes: Record<string, string> = {
  resigned: 'by resignation',
  timeout: 'on time',
  forfeit: 'by forfeit',
};

/** How a game was won when not by its own rules; empty when it was. */
export const reasonNote = (reason: string): string => notes[reason] ?? '';
