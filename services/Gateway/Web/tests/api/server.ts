import { vi } from 'vitest';

type Answer = [status: number, body?: unknown];

/** Answers calls by method and path, and notes what was asked. */
export function serve(answers: Record<string, Answer | (() => Answer)>): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (path: string, { method = 'GET' }: RequestInit = {}) => {
    asked.push(`${method} ${path}`);
    const known =
      answers[`${method} ${path}`] ?? ([404, { detail: 'There is no such thing.', code: 'NOT_FOUND' }] as Answer);
    const [status, body] = typeof known === 'function' ? known() : known;
    const text = body === undefined ? null : JSON.stringify(body);
    return new Response(text, { status, headers: text === null ? {} : { 'content-type': 'application/json' } });
  });
  return asked;
}
