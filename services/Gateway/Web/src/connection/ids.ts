/** Random and short enough for a log line; unlike crypto.randomUUID it also works on plain-http pages. */
export function newCommandId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) => b.toString(16).padStart(2, '0')).join('');
}
