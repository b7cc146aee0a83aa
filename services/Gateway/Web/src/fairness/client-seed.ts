export const CLIENT_SEED_MAX = 64;

export function randomClientSeed(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (b) => b.toString(16).padStart(2, '0')).join('');
}

/** What a person typed, made valid: no colon (it separates seeds) and at most 64 characters. */
export function cleanClientSeed(typed: string): string {
  return typed.replaceAll(':', '').trim().slice(0, CLIENT_SEED_MAX);
}
