import { describe, expect, it } from 'vitest';
import { linesOf } from '../../src/talk/layout';
import { idOf, ME, message } from '../chat/script';

const now = Date.parse('2026-01-08T18:00:00.000Z');
const reading = (seenUpTo: string | null = null) => ({ viewerId: ME, seenUpTo, now });
const at = (number: number, sentAt: string) => ({ ...message(number), sentAt });

describe('the lines of a thread', () => {
  it('begin each day with its name', () => {
    const messages = [at(1, '2025-03-01T12:00:00Z'), at(2, '2026-01-07T12:00:00Z'), at(3, '2026-01-08T12:00:00Z')];
    const days = linesOf(messages, reading()).flatMap((line) => (line.kind === 'day' ? [line.name] : []));
    expect(days.slice(1)).toEqual(['Yesterday', 'Today']);
    expect(days[0]).toContain('2025');
  });

  it('let messages of one person in a row follow the first', () => {
    const messages = [message(1), message(2), message(3, ME), message(4), at(5, '2026-01-08T13:00:00Z')];
    const leads = linesOf(messages, reading()).flatMap((line) => (line.kind === 'message' ? [line.leads] : []));
    expect(leads).toEqual([true, false, true, true, true]);
  });

  it('show what is new, but not the own messages', () => {
    const messages = [message(1), message(2, ME), message(3), message(4)];
    const kinds = (seen: string | null) => linesOf(messages, reading(seen)).map(({ kind }) => kind);
    expect(kinds(idOf(1))).toEqual(['day', 'message', 'message', 'new', 'message', 'message']);
    expect(kinds(idOf(4))).not.toContain('new');
    const unsorted = [message(3), message(1), message(2)];
    expect(linesOf(unsorted, reading(idOf(3))).map(({ kind }) => kind)).toEqual([
      'day',
      'message',
      'new',
      'message',
      'message',
    ]);
    expect(kinds(null)).not.toContain('new');
    expect(kinds('')).toEqual(['day', 'new', 'message', 'message', 'message', 'message']);
  });
});
