import { Problem } from './problem';

/** Calls the server with the session cookie; throws a Problem when it refuses or cannot be reached. */
export async function call<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<T> {
  const init: RequestInit = { method, credentials: 'same-origin', headers: { accept: 'application/json' } };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { ...init.headers, 'content-type': 'application/json' };
  }
  const response = await reach(path, init);
  if (!response.ok) throw await Problem.from(response);
  const isJson = response.headers.get('content-type')?.includes('json');
  return isJson ? response.json() : (undefined as T);
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (error instanceof TypeError) throw Problem.unreachable();
    throw error;
  }
}
